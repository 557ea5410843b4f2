import assert from 'node:assert/strict';
import { createLanguageService, type LanguageHost } from '../../../src/language';
import { document, marked, taskWith } from '../workspace';

const counts: Readonly<Record<string, number>> = { big: 6000, small: 1000, held: 500 };
const files = Object.keys(counts).map((name) =>
  document(
    `/ws/${name}.task.flan.yaml`,
    taskWith('x')
      .replace('task: weather', `task: ${name}`)
      .replace(': nli', `: ${name === 'held' ? 'sentiment' : name === 'big' ? 'qa' : 'misc'}`)
      .replace('weather.jsonl}', 'weather.jsonl}\n  splits: {train: train}'),
  ),
);
const recipe = (mixing: string): string =>
  `flan: recipe/1\nrun: a\ntasks: ["*.task.flan.yaml"]\nmodel: {path: m}\nhold_out: {clusters: [sentiment]}\n${mixing}\n`;

async function hovered(mixing: string, isWhole = true): Promise<string> {
  const { document: file, position } = marked('/ws/a.recipe.flan.yaml', recipe(mixing));
  const host: LanguageHost = {
    documents: async () => [...files, file],
    listFolder: async () => [],
    sampleRows: async () => ({ revision: '', split: '', rows: [], columns: [], problems: [] }),
    splitRows: async ({ path }, _data, { split }) => {
      const rows = counts[path.replace(/^.*\/|\..*$/g, '')]!;
      const count = isWhole ? { count: rows } : {};
      const none = { columns: [], rows: [], files: [], problems: [], revision: '' };
      return { ...none, split, seen: rows, matched: rows, partial: !isWhole, ...count };
    },
  };
  return (await createLanguageService(host).hover(file, position))?.contents ?? '';
}

describe('describeMixing', () => {
  it("shows each training task's rows and share, and each cluster's", async () => {
    const told = await hovered('mixing: {kind: examples_proportional, train_cap: 5000, rate_¦max: 3000}');
    assert.match(told, /The most rows that count for a task's share/);
    assert.match(told, /\| `big` \| qa \| 6,000 \| 75\.0% \|\n\| `small` \| misc \| 1,000 \| 25\.0% \|/);
    assert.match(told, /By cluster: qa 75\.0% · misc 25\.0%$/);
    assert.doesNotMatch(told, /held/);
  });

  it('goes by the kind of mixing', async () => {
    assert.match(await hovered('mixing: {ki¦nd: weights, weights: {small: 3}}'), /`small` \| misc \| 1,000 \| 75\.0%/);
    assert.match(await hovered('mixing: {kind: temperature, tem¦perature: 1000}'), /`big` \| qa \| 6,000 \| 50\.0%/);
  });

  it('shows a weight what it makes of its task', async () => {
    const told = await hovered('mixing: {kind: weights, weights: {sm¦all: 3}}');
    assert.match(told, /`small` \| misc \| 1,000 \| 75\.0%/);
    assert.doesNotMatch(told, /`big`/);
  });

  it('says where rows could not all be counted', async () => {
    assert.match(await hovered('mixing: {rate_¦max: 3000}', false), /≥ 6,000.*\n.*\n\nBy cluster.*\n\nRows with "≥"/);
  });

  it('is silent in tasks of a recipe that trains on none', async () => {
    assert.doesNotMatch(await hovered('mi¦xing: {}\nalso_drop: {sentiment: [qa, misc]}'), /Share/);
  });
});
