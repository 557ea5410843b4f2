import assert from 'node:assert/strict';
import { planMixture, type MixturePlan } from '../../src/mixture';
import type { Task } from '../../src/task';
import { loadedRecipe, taskOf } from './tasks';

const tasks = [
  taskOf('rain', 'nli'),
  taskOf('same', 'paraphrase'),
  taskOf('read', 'reading_comprehension'),
  taskOf('sense', 'commonsense'),
  taskOf('both', 'read_comp_with_commonsense'),
  taskOf('mood', 'sentiment'),
];

function plan(lines: string, of: readonly Task[] = tasks): MixturePlan {
  const { recipe, spanOf } = loadedRecipe(lines);
  return planMixture(recipe, of, spanOf);
}

function names({ train, heldOut, dropped }: MixturePlan): string[][] {
  return [
    train.map(({ task }) => task.name),
    heldOut.map(({ name }) => name),
    dropped.map(({ task, cause }) => `${task.name}: ${Object.values(cause).join(' ')}`),
  ];
}

describe('planMixture', () => {
  it('holds a cluster out with its partners', () => {
    assert.deepEqual(names(plan('hold_out: {clusters: [nli]}')), [
      ['read', 'sense', 'both', 'mood'],
      ['rain'],
      ['same: partner nli'],
    ]);
  });

  it('drops both partners of the cluster between them', () => {
    assert.deepEqual(names(plan('hold_out: {clusters: [read_comp_with_commonsense]}')), [
      ['rain', 'same', 'mood'],
      ['both'],
      ['read: partner read_comp_with_commonsense', 'sense: partner read_comp_with_commonsense'],
    ]);
  });

  it('keeps the partner of a partner', () => {
    const [train] = names(plan('hold_out: {clusters: [reading_comprehension]}'));
    assert.deepEqual(train, ['rain', 'same', 'sense', 'mood']);
  });

  it("knows a cluster by FLAN's own name", () => {
    assert.deepEqual(names(plan('hold_out: {clusters: [entailment]}'))[1], ['rain']);
  });

  it('holds several clusters out at once, each with its partners', () => {
    assert.deepEqual(names(plan('hold_out: {clusters: [nli, sentiment]}')), [
      ['read', 'sense', 'both'],
      ['rain', 'mood'],
      ['same: partner nli'],
    ]);
  });

  it('holds single tasks out, and leaves their cluster and its partners in training', () => {
    const more = [...tasks, taskOf('snow', 'nli')];
    assert.deepEqual(names(plan('hold_out: {tasks: [rain]}', more)), [
      ['same', 'read', 'sense', 'both', 'mood', 'snow'],
      ['rain'],
      [],
    ]);
  });

  it('follows an explicit map, or drops no partners at all', () => {
    const map = plan('hold_out: {clusters: [nli]}\nalso_drop: {nli: [sentiment], paraphrase: [nli]}');
    assert.deepEqual(names(map)[2], ['mood: partner nli']);
    assert.deepEqual(names(plan('hold_out: {clusters: [nli]}\nalso_drop: none'))[2], []);
  });

  it('drops whoever shares source data with a held-out task', () => {
    const related = [
      taskOf('rain', 'nli', ['weather', 'books']),
      taskOf('sum', 'summarization', ['weather']),
      ...tasks.slice(1),
    ];
    const found = plan('hold_out: {clusters: [nli]}\nalso_drop: none', related);
    assert.deepEqual(names(found)[2], ['sum: family weather rain']);
    assert.equal(found.dropped[0]?.message, 'sum is left out: it shares weather with the held-out rain.');
  });

  it('trains on the first templates of the kinds that count', () => {
    const mixed = [taskOf('rain', 'nli'), taskOf('mood', 'sentiment', [], ['inverted', 'original', 'original', 'cot'])];
    const lines = 'hold_out: {clusters: [nli]}\ntemplates: {per_task: 2, kinds: {inverted: 0}}';
    const [planned] = plan(lines, mixed).train;
    assert.deepEqual(
      planned?.templates.map(({ name }) => name),
      ['t1', 't2'],
    );
    const none = plan('hold_out: {clusters: [nli]}\ntemplates: {kinds: {original: 0}}', tasks);
    assert.ok(none.dropped.some(({ cause }) => cause.kind === 'no-template'));
  });

  it('drops tasks of weight 0', () => {
    const found = plan('hold_out: {clusters: [nli]}\nmixing: {kind: weights, weights: {mood: 0}}');
    assert.ok(names(found)[2]?.includes('mood: no-weight'));
  });
});

describe('problems of planMixture', () => {
  function problems(lines: string, of: readonly Task[] = tasks): string[] {
    const loaded = loadedRecipe(lines);
    return planMixture(loaded.recipe, of, loaded.spanOf).problems.map(
      ({ code, message, span }) => `${code}|${loaded.text.slice(span.start, span.end)}|${message}`,
    );
  }

  it('offers the cluster or task that was meant', () => {
    assert.deepEqual(problems('hold_out: {clusters: [nli, sentimnt], tasks: [moood]}'), [
      'cluster-unknown|sentimnt|No task is of the cluster "sentimnt". Did you mean "sentiment"?',
      'held-out-task-unknown|moood|No task is called "moood". Did you mean "mood"?',
    ]);
    assert.deepEqual(problems('hold_out: {clusters: [nli]}\nalso_drop: {nli: [paraphase]}'), [
      'cluster-unknown|paraphase|No task is of the cluster "paraphase". Did you mean "paraphrase"?',
    ]);
    assert.deepEqual(problems('hold_out: {clusters: [nli]}\nmixing: {kind: weights, weights: {modo: 2}}'), [
      'weight-unknown|2|No task is called "modo". Did you mean "mood"?',
    ]);
  });

  it('refuses an empty side', () => {
    assert.deepEqual(
      problems('hold_out: {clusters: [nli]}', tasks.slice(0, 2)).map((line) => line.split('|')[0]),
      ['no-training-tasks'],
    );
    assert.deepEqual(
      problems('hold_out: {clusters: [nli]}', tasks.slice(1)).map((line) => line.split('|')[0]),
      ['cluster-unknown', 'no-held-out-tasks'],
    );
  });

  it('warns of held-out tasks without the split to evaluate', () => {
    const found = problems('hold_out: {clusters: [nli]}\neval: {split: validation}');
    assert.deepEqual(found, ['split-missing|validation|No split "validation", so nothing to evaluate: rain.']);
  });

  it('refuses two tasks of one name', () => {
    assert.match(
      problems('hold_out: {clusters: [nli]}', [...tasks, taskOf('mood', 'misc')])[0]!,
      /^duplicate-task-name\|\["\*.yaml"\]\|Two task files/,
    );
  });
});
