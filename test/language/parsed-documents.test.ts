import assert from 'node:assert/strict';
import { workspaceNames } from '../../src/language/names/workspace-names';
import type { ParsedDocument, ParsedTask } from '../../src/language/parsed-document';
import { ParsedDocuments } from '../../src/language/parsed-documents';
import { document, taskWith } from './workspace';

const path = '/ws/weather.task.flan.yaml';
const text = taskWith('"{{ report }}"');

function task(parsed: ParsedDocument): ParsedTask {
  assert.ok(parsed.kind === 'task');
  return parsed;
}

/** Whether the tree is kept, rather than read again by a getter. */
const holdsTree = ({ loaded }: ParsedTask): boolean => Object.hasOwn(loaded, 'document');

describe('ParsedDocuments', () => {
  it('keep a file without its trees where it is only seen beside another', () => {
    const documents = new ParsedDocuments();
    const file = document(path, text);
    const beside = task(documents.beside(file));
    assert.ok(!holdsTree(beside));
    assert.equal(documents.beside(file), beside);
    assert.equal(beside.loaded, beside.whole);
    assert.ok(holdsTree(task(documents.withTrees(beside))));
    assert.equal(documents.beside(file), beside);
    const full = task(documents.get(file));
    assert.ok(holdsTree(full));
    assert.deepEqual(
      workspaceNames(beside).map(({ id, span }) => [id, span]),
      workspaceNames(full).map(({ id, span }) => [id, span]),
    );
  });

  it('keep the trees of a file that is worked on, until it is closed', () => {
    const documents = new ParsedDocuments();
    const file = document(path, text);
    const full = documents.get(file);
    assert.equal(documents.beside(file), full);
    const newer = document(path, text.replace('report', 'claim'));
    assert.equal(documents.beside(newer), documents.get(newer));
    documents.forget(newer.uri);
    assert.ok(!holdsTree(task(documents.beside(newer))));
  });

  it('keep what a file that extends another has of its own apart from the whole', () => {
    const documents = new ParsedDocuments();
    const base = task(documents.get(document('/ws/base.task.flan.yaml', text))).whole;
    const own = 'flan: task/1\nextends: base.task.flan.yaml\ntask: more\n';
    const beside = task(documents.beside(document(path, own), base));
    assert.equal(beside.whole.task?.templates.length, 1);
    assert.equal(beside.loaded.task?.templates.length, 0);
    assert.equal(task(documents.get(document(path, own), base)).whole.base, base);
  });

  it('read a file again that changed on the disk', () => {
    const documents = new ParsedDocuments();
    documents.beside(document(path, text));
    const renamed = task(documents.beside(document(path, text.replace('task: weather', 'task: wind'))));
    assert.equal(renamed.loaded.task?.name, 'wind');
  });
});
