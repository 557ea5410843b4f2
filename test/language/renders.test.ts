import assert from 'node:assert/strict';
import { columnsOf } from '../../src/data';
import type { Sample } from '../../src/language';
import { Renders } from '../../src/language/renders';
import { seedOfRow } from '../../src/snapshot';
import { loadTask, renderExample, type Task } from '../../src/task';
import { taskWith, weatherRows } from './workspace';

const second = '  - name: second\n    input: "{{ report }}"\n    target: "x"\n';
const sample = (revision: string): Sample => ({
  revision,
  split: 'train',
  rows: weatherRows,
  columns: columnsOf(weatherRows),
  problems: [],
});

function load(text: string): Task {
  const { task } = loadTask(text, '/ws/weather.task.flan.yaml');
  assert.ok(task);
  return task;
}

describe('Renders', () => {
  it('renders again only the template that changed', async () => {
    const renders = new Renders();
    const before = load(taskWith('"{{ claim }}"') + second);
    const first = await renders.of(before, sample('r'));
    const after = load(taskWith('"{{ claim }}!"') + second);
    const next = await renders.of(after, sample('r'));
    const [changed, same] = [next!.of(after.templates[0]!)[0], next!.of(after.templates[1]!)[0]];
    assert.equal(changed?.ok && changed.value.input, 'Oslo is wet.!');
    assert.equal(same, first!.of(before.templates[1]!)[0]);
    assert.notEqual(changed, first!.of(before.templates[0]!)[0]);
  });

  it('draws at random as a pinned snapshot does: by the place in the stored split', async () => {
    const task = load(taskWith('"{{ range(1000) | choice }}"'));
    const indexes = [7, 3, 11];
    const renders = (await new Renders().of(task, { ...sample('r'), indexes }))!.of(task.templates[0]!);
    const pinned = indexes.map((index, row) =>
      renderExample(task, task.templates[0]!, weatherRows[row]!, seedOfRow({ index })),
    );
    const inputs = (all: typeof renders) => all.map((render) => render.ok && render.value.input);
    assert.deepEqual(inputs(renders), inputs(pinned));
    assert.equal(new Set(inputs(renders)).size, 3);
  });

  it('renders everything again when the rows change', async () => {
    const renders = new Renders();
    const task = load(taskWith('"{{ claim }}"'));
    const first = (await renders.of(task, sample('r')))!.of(task.templates[0]!)[0];
    assert.notEqual((await renders.of(task, sample('s')))!.of(task.templates[0]!)[0], first);
  });

  it('tells the place of a failure in the newest text', async () => {
    const renders = new Renders();
    const text = taskWith('"{{ claim + 1 }}"');
    await renders.of(load(text), sample('r'));
    const moved = load(`# one more line\n${text}`);
    const [render] = (await renders.of(moved, sample('r')))!.of(moved.templates[0]!);
    assert.ok(render && !render.ok);
    assert.equal(`# one more line\n${text}`.slice(render.error.span.start, render.error.span.end), 'claim + 1');
  });

  it('stops when it is cancelled, and goes on the next time', async () => {
    const renders = new Renders();
    const task = load(taskWith('"{{ claim }}"'));
    assert.equal(await renders.of(task, sample('r'), { isCancellationRequested: true }), undefined);
    assert.equal((await renders.of(task, sample('r')))!.of(task.templates[0]!).length, 3);
  });
});
