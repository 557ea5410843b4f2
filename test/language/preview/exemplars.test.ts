import assert from 'node:assert/strict';
import type { JointPart, PreviewForm, PreviewRendered, TextDocument } from '../../../src/language';
import { document, rowsOf, serviceOver, taskWith } from '../workspace';
import { sampleFile, sampleService } from './micro-flan';

const rows = rowsOf(
  ...Array.from({ length: 8 }, (_, n) => JSON.stringify({ claim: n === 3 ? '' : `claim ${n}`, label: n % 2 })),
);
const text = taskWith('"{{ claim }}"');
const file = document('/ws/weather.task.flan.yaml', text);

async function shown(form: PreviewForm, row = 0, task: TextDocument = file): Promise<PreviewRendered> {
  const model = await serviceOver([task], rows).preview(task, {
    uri: task.uri,
    template: { kind: 'first' },
    row: { kind: 'index', index: row },
    ...form,
  });
  assert.equal(model.kind, 'rendered', JSON.stringify(model));
  return model;
}

const whole = (parts: readonly JointPart[]): string => parts.map((part) => part.text).join('');

describe('solved examples in a preview', () => {
  it("stand before the row in FLAN's form", async () => {
    const { joint, exemplars, style } = await shown({ shots: { count: 2, seed: 1 } });
    const [a, b] = exemplars.map(({ row }) => row);
    const solved = (row: number | undefined): string => `claim ${row}\n\n${row! % 2 === 0 ? 'yes' : 'no'}\n\n\n`;
    assert.equal(whole(joint.parts), `${solved(a)}${solved(b)}claim 0\n\nyes`);
    assert.deepEqual(
      joint.parts.map(({ exemplar }) => exemplar),
      [0, 0, 0, 0, 1, 1, 1, 1, undefined, undefined, undefined],
    );
    assert.equal(whole(joint.parts.filter(({ learned }) => learned)), '\n\nyes');
    assert.equal(style, 'fs_noopt');
    assert.ok(joint.parts[0]?.segments.some(({ fields }) => fields.includes('claim')));
  });

  it('are drawn by a seed, never the row itself, never one that the template leaves blank', async () => {
    const drawn = async (seed: number, row: number): Promise<readonly number[]> =>
      (await shown({ shots: { count: 4, seed } }, row)).exemplars.map((exemplar) => exemplar.row);
    const seen = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const first = await drawn(seed, 5);
      assert.deepEqual(await drawn(seed, 5), first);
      assert.equal(new Set(first).size, 4);
      assert.ok(!first.includes(5) && !first.includes(3), String(first));
      seen.add(String(first));
    }
    assert.ok(seen.size > 10, 'the seed makes no difference');
  });

  it('are as many as there are, and a note says so', async () => {
    const { exemplars, fewerShots } = await shown({ shots: { count: 10, seed: 1 } });
    assert.equal(exemplars.length, 6);
    assert.match(fewerShots ?? '', /^Solved examples: 6 instead of 10\./);
    assert.equal((await shown({ shots: { count: 6, seed: 1 } })).fewerShots, undefined);
  });

  it('are the first ones that fit into the tokens of the recipe', async () => {
    const task = sampleFile('tasks/follows.task.flan.yaml');
    const counted = async (input: number) => {
      const recipe = sampleFile('tiny.recipe.flan.yaml', [['input: 120', `input: ${input}`]]);
      const model = await sampleService([task, recipe]).preview(task, {
        uri: task.uri,
        template: { kind: 'first' },
        row: { kind: 'index', index: 0 },
        shots: { count: 30, seed: 0 },
        tokens: true,
      });
      return model as PreviewRendered;
    };
    const all = await counted(2000);
    // The model takes only so many tokens, whatever a recipe lets through.
    const { exemplars, fewerShots, joint } = all;
    assert.ok(exemplars.length > 0 && exemplars.length < 30, String(exemplars.length));
    assert.match(fewerShots ?? '', new RegExp(`^Solved examples: ${exemplars.length} instead of 30`));
    assert.ok(joint.tokens && joint.tokens.prompt.count <= joint.tokens.prompt.budget);
    const fewer = await counted(80);
    assert.ok(fewer.exemplars.length < exemplars.length);
    assert.deepEqual(fewer.exemplars, exemplars.slice(0, fewer.exemplars.length));
    const none = await counted(40);
    assert.deepEqual([none.exemplars.length, none.style.slice(0, 2)], [0, 'zs']);
  });
});
