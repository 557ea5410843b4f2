import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { SlowRenders } from '../../../src/server/aside/slow-renders';
import type { TextDocument } from '../../../src/language';
import { serverProgram } from './program';
import { slowTask } from './slow-task';

describe('SlowRenders', () => {
  let folder: string;
  let document: TextDocument;
  const renders = new SlowRenders(serverProgram());
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-aside-')));
    await writeFile(join(folder, 'rows.jsonl'), '{"text": "one"}\n{"text": "two"}\n');
    const path = join(folder, 'slow.task.flan.yaml');
    document = { uri: URI.file(path).toString(), path, version: 1, text: slowTask };
  });
  after(async () => {
    renders.dispose();
    await rm(folder, { recursive: true });
  });

  const render = (template: string, row: number, cancel?: { readonly isCancellationRequested: boolean }) =>
    renders.render(
      { document, template, row, optionList: 'printed' },
      { documents: [], folders: [folder], options: undefined },
      cancel,
    );

  it('renders what takes long, row by row', async () => {
    const [first, second] = await Promise.all([render('slow', 0), render('slow', 1)]);
    assert.deepEqual(first, { ok: true, value: { input: 'one slowly', target: 'one' } });
    assert.ok(second?.ok && second.value.input === 'two slowly');
  });

  it('tells of a render that never ends, with its place in the file', async () => {
    const rendered = await render('endless', 0);
    assert.ok(rendered && !rendered.ok);
    assert.equal(rendered.error.code, 'jinja-budget');
    assert.ok(rendered.error.span.start > slowTask.indexOf('endless'));
  });

  it('gives up what nobody waits for, and goes on with the next', async () => {
    const cancel = { isCancellationRequested: false };
    const given = render('endless', 0, cancel);
    const next = render('slow', 1);
    setTimeout(() => (cancel.isCancellationRequested = true), 30);
    const start = performance.now();
    assert.equal(await given, undefined);
    assert.ok(performance.now() - start < 400, `given up after ${performance.now() - start} ms`);
    const rendered = await next;
    assert.ok(rendered?.ok && rendered.value.input === 'two slowly');
  });

  it('has no answer for what is not there', async () => {
    assert.equal(await render('gone', 0), undefined);
    assert.equal(await render('slow', 99), undefined);
  });
});
