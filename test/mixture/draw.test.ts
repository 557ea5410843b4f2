import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { IndexedRow } from '../../src/data';
import { drawExamples, planMixture, type DrawOptions, type MixtureExample } from '../../src/mixture';
import type { Task } from '../../src/task';
import { loadedRecipe, rowsOf, taskOf } from './tasks';

const kinds = ['original', 'original', 'original'];
const tasks = [taskOf('held', 'nli'), taskOf('small', 'misc', [], kinds), taskOf('large', 'sentiment', [], kinds)];
const rows: Readonly<Record<string, readonly IndexedRow[]>> = { small: rowsOf(4), large: rowsOf(12) };

function draw(
  count: number,
  lines = '',
  options: DrawOptions = { seed: 1 },
  of: readonly Task[] = tasks,
): MixtureExample[] {
  const { recipe } = loadedRecipe(`hold_out: {clusters: [nli]}\n${lines}`);
  const { train } = planMixture(recipe, of);
  const out: MixtureExample[] = [];
  for (const example of drawExamples(train, ({ name }) => rows[name] ?? [], recipe, options)) {
    out.push(example);
    if (out.length >= count) break;
  }
  return out;
}

function show({ task, template, rowIndex, seed }: MixtureExample): string {
  return `${task.name} ${template.name} ${rowIndex} ${seed}`;
}

function only(examples: readonly MixtureExample[], task: string): MixtureExample[] {
  return examples.filter((example) => example.task.name === task);
}

describe('drawExamples', () => {
  it('repeats itself for a seed and differs for another', () => {
    assert.deepEqual(draw(50).map(show), draw(50).map(show));
    assert.notDeepEqual(draw(50).map(show), draw(50, '', { seed: 2 }).map(show));
  });

  /** Runs must repeat across versions of this program, so the very order is pinned. */
  it('draws in the order in which it has always drawn', () => {
    const mixed = ['original', 'original', 'inverted'];
    const of = [taskOf('held', 'nli'), taskOf('small', 'misc', [], mixed), taskOf('large', 'sentiment', [], mixed)];
    const digest = (lines: string): string => {
      const { recipe } = loadedRecipe(`hold_out: {clusters: [nli]}\n${lines}`);
      const examples = drawExamples(
        planMixture(recipe, of).train,
        ({ name }) => rowsOf(name === 'small' ? 40 : 120),
        recipe,
        { seed: '0/7' },
      );
      const first = Array.from({ length: 500 }, () => show(examples.next().value as MixtureExample));
      return createHash('sha256').update(first.join('\n')).digest('hex').slice(0, 16);
    };
    assert.equal(digest(''), '82327401243075d8');
    assert.equal(digest('templates: {assign: random, kinds: {inverted: 0.5}}'), '3cd22704d6c15ddc');
    assert.equal(digest('mixing: {train_cap: 9}'), '7a8a899ce64e7bde');
    assert.equal(digest('mixing: {kind: temperature, temperature: 3}'), 'b7f3da0b017581c8');
  });

  it('goes on identically from a cursor', () => {
    const all = draw(60, 'templates: {assign: random}').map(show);
    for (const drawn of [1, 17, 33]) {
      assert.deepEqual(
        draw(60 - drawn, 'templates: {assign: random}', { seed: 1, from: { drawn } }).map(show),
        all.slice(drawn),
      );
    }
  });

  it('draws tasks by their rates', () => {
    const examples = draw(4000);
    const share = only(examples, 'large').length / examples.length;
    assert.ok(Math.abs(share - 0.75) < 0.03, `${share}`);
    assert.equal(only(examples, 'held').length, 0);
  });

  it('uses each row once per pass, in an order of its own for each', () => {
    const drawn = only(draw(200), 'large').map(({ rowIndex }) => rowIndex);
    const passes = [0, 1, 2].map((pass) => drawn.slice(pass * 12, (pass + 1) * 12));
    for (const pass of passes)
      assert.deepEqual(
        [...pass].sort((a, b) => a - b),
        rows['large']!.map(({ index }) => index),
      );
    assert.notDeepEqual(passes[0], passes[1]);
  });

  it('cycles through the templates', () => {
    const names = only(draw(60), 'large').map(({ template }) => template.name);
    assert.deepEqual(names.slice(0, 7), ['t0', 't1', 't2', 't0', 't1', 't2', 't0']);
  });

  it('weighs kinds in the cycle and in random draws', () => {
    const mixed = [taskOf('held', 'nli'), taskOf('large', 'sentiment', [], ['original', 'inverted'])];
    for (const assign of ['cycle', 'random']) {
      const examples = draw(2000, `templates: {assign: ${assign}, kinds: {inverted: 0.25}}`, { seed: 1 }, mixed);
      const share = examples.filter(({ template }) => template.kind === 'inverted').length / examples.length;
      assert.ok(Math.abs(share - 0.2) < (assign === 'cycle' ? 0.001 : 0.04), `${assign} ${share}`);
    }
  });

  it('draws no row behind the cap', () => {
    const examples = draw(200, 'mixing: {train_cap: 3}');
    assert.ok(examples.every(({ rowIndex }) => rowIndex < 3));
  });

  it('gives every example a seed of its own', () => {
    const examples = draw(100);
    assert.equal(new Set(examples.map(({ seed }) => seed)).size, 100);
  });

  it('ends at once where there is nothing to draw', () => {
    assert.deepEqual(draw(5, '', { seed: 1 }, [tasks[0]!, taskOf('empty', 'misc')]), []);
  });
});
