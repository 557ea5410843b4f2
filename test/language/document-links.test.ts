import assert from 'node:assert/strict';
import { createLanguageService, type LanguageHost, type TextDocument } from '../../src/language';
import { matchesGlob } from '../../src/text';
import { document, taskWith } from './workspace';

const stored = ['weather.jsonl', 'data/train-0.parquet', 'data/train-1.parquet', 'data/dev.jsonl', 'model/config.json'];

async function links(file: TextDocument, others: readonly TextDocument[] = [], endpoint?: string) {
  const host: LanguageHost = {
    documents: async () => others,
    sampleRows: () => Promise.reject(new Error('links need no rows')),
    listFolder: async () => [],
    firstFile: async (_document, pattern) => {
      const found = stored.find((name) => matchesGlob(pattern, name));
      return found && `file:///ws/${found}`;
    },
    ...(endpoint === undefined ? {} : { hubEndpoint: endpoint }),
  };
  const found = await createLanguageService(host).documentLinks(file);
  const lines = file.text.split('\n');
  return found.map(({ range: { start, end }, target }) => {
    assert.equal(start.line, end.line);
    return `${lines[start.line]!.slice(start.character, end.character)} -> ${target}`;
  });
}

function task(source: string): TextDocument {
  return document('/ws/weather.task.flan.yaml', taskWith('x').replace('{jsonl: weather.jsonl}', source));
}

describe('documentLinks', () => {
  const styles = {
    plain: 'weather.jsonl',
    single: "'weather.jsonl'",
    double: '"weather.jsonl"',
    literal: '|-\n      weather.jsonl',
    folded: '>-\n      weather.jsonl',
  };
  for (const [style, value] of Object.entries(styles)) {
    it(`link a data file in a ${style} scalar`, async () => {
      const [link, ...rest] = await links(task(`\n    jsonl: ${value}`));
      assert.match(link ?? '', /weather\.jsonl -> file:\/\/\/ws\/weather\.jsonl$/);
      assert.deepEqual(rest, []);
    });
  }

  it('link the first file of a glob, and only what is there', async () => {
    assert.deepEqual(await links(task('{parquet: ["data/train-*.parquet", missing.parquet]}')), [
      'data/train-*.parquet -> file:///ws/data/train-0.parquet',
    ]);
    assert.deepEqual(await links(task('{jsonl: elsewhere.jsonl}')), []);
  });

  it('fill in the first split that has a file', async () => {
    assert.deepEqual(await links(task('{jsonl: "data/{split}.jsonl"}')), [
      'data/{split}.jsonl -> file:///ws/data/dev.jsonl',
    ]);
    assert.deepEqual(await links(task('{jsonl: {dev: "data/{split}.jsonl", test: ["data/{split}.jsonl"]}}')), [
      'data/{split}.jsonl -> file:///ws/data/dev.jsonl',
    ]);
  });

  it("link a dataset to its page, at the file's revision, and no id that is none", async () => {
    assert.deepEqual(await links(task('{hf: org/weather}')), [
      'org/weather -> https://huggingface.co/datasets/org/weather',
    ]);
    assert.deepEqual(await links(task('{hf: org/weather, revision: refs/pr/1}'), [], 'https://hub.example/'), [
      'org/weather -> https://hub.example/datasets/org/weather/tree/refs%2Fpr%2F1',
    ]);
    assert.deepEqual(await links(task('{hf: "../../evil?x"}')), []);
  });

  it("link a recipe's tasks and its model", async () => {
    const text = 'flan: recipe/1\nrun: a\ntasks: ["tasks/*.task.flan.yaml", "none/*.yaml"]\nmodel: {path: model/}\n';
    const others = ['b', 'a'].map((name) => document(`/ws/tasks/${name}.task.flan.yaml`, taskWith('x')));
    assert.deepEqual(await links(document('/ws/a.recipe.flan.yaml', text), others), [
      'tasks/*.task.flan.yaml -> file:///ws/tasks/a.task.flan.yaml',
      'model/ -> file:///ws/model/config.json',
    ]);
  });
});
