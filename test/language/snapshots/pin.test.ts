import assert from 'node:assert/strict';
import type { PinModel, PinParams, TextDocument } from '../../../src/language';
import { loadSnapshot } from '../../../src/snapshot';
import { document } from '../workspace';
import { covered, pinnedText, serviceOf, snapshotOf, taskOf } from './a-service';

async function pin(task: TextDocument, snapshot?: TextDocument, wish: Omit<PinParams, 'uri'> = {}): Promise<PinModel> {
  return serviceOf(task, snapshot).pin(task, { uri: task.uri, ...wish });
}

function pinned(model: PinModel): Extract<PinModel, { kind: 'pinned' }> {
  assert.ok(model.kind === 'pinned', model.kind === 'refused' ? model.message : '');
  return model;
}

const namesIn = (text: string): readonly string[] =>
  loadSnapshot(text, '/ws/weather.snap.yaml').snapshot?.templates.map(({ name }) => name) ?? [];

describe('pin', () => {
  const task = taskOf({ plain: "'{{ report }}'", asked: "'Read. {{ report }}'" });

  it('gives the text of the snapshot beside the task', async () => {
    const model = pinned(await pin(task));
    assert.equal(model.uri, 'file:///ws/weather.snap.yaml');
    assert.deepEqual(namesIn(model.text), ['plain', 'asked']);
    assert.deepEqual(model.counts, { added: 6, changed: 0, removed: 0, same: 0 });
    assert.equal(model.isUpToDate, false);
  });

  it('knows when there is nothing to write', async () => {
    const model = pinned(await pin(task, snapshotOf(await pinnedText(task))));
    assert.deepEqual([model.isUpToDate, model.counts.same], [true, 6]);
  });

  it('pins by name, by pattern, and as many rows as it is told', async () => {
    assert.deepEqual(namesIn(pinned(await pin(task, undefined, { templates: ['asked'] })).text), ['asked']);
    assert.deepEqual(namesIn(pinned(await pin(task, undefined, { pattern: 'p*' })).text), ['plain']);
    assert.equal(pinned(await pin(task, undefined, { rows: 1 })).counts.added, 2);
  });

  it('names the rows that do not render, and pins the rest', async () => {
    const broken = taskOf({ plain: "'{{ report }}'", asked: "'{{ 1 / label }}'" });
    const model = pinned(await pin(broken));
    assert.equal(model.failures.length, 2);
    assert.match(model.failures[0] ?? '', /^Row train\/0 of template "asked" does not render: /);
    assert.equal(model.counts.added, 4);
  });

  it('refuses where it would lose what an author wrote, at the place of the fault', async () => {
    const faulty = snapshotOf((await pinnedText(task)).replace('target:', 'note:'));
    const model = await pin(task, faulty);
    assert.ok(model.kind === 'refused' && model.location);
    assert.equal(model.location.uri, faulty.uri);
    assert.match(covered(faulty, model.location.range), /row|note/);
  });

  it('refuses where there is nothing to pin, with the reason', async () => {
    assert.equal((await pin(taskOf({ plain: "'{{ 1 / 0 }}'" }))).kind, 'refused');
    assert.equal((await serviceOf(task, undefined, []).pin(task, { uri: task.uri })).kind, 'refused');
    const untitled = { ...task, uri: 'untitled:a', path: 'a' };
    const model = await serviceOf(untitled).pin(untitled, { uri: untitled.uri });
    assert.match(model.kind === 'refused' ? model.message : '', /\.task\.flan\.yaml/);
    const recipe = document('/ws/a.recipe.flan.yaml', 'flan: recipe/1\n');
    assert.equal((await serviceOf(recipe).pin(recipe, { uri: recipe.uri })).kind, 'refused');
  });
});
