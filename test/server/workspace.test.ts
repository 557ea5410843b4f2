import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { diskFiles } from '../../src/server/files/disk-files';
import { Workspace } from '../../src/server/workspace';

describe('Workspace', () => {
  let folder: string;
  const opened = new Map<string, TextDocument>();
  const workspace = new Workspace(
    (uri) => opened.get(uri),
    (uri) => (uri.startsWith('file:') ? diskFiles : undefined),
  );
  const uri = (name: string): string => URI.file(join(folder, name)).toString();
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-workspace-')));
    await mkdir(join(folder, 'tasks'));
    await mkdir(join(folder, '.hidden'));
    await writeFile(join(folder, 'tasks', 'a.task.flan.yaml'), 'task: a');
    await writeFile(join(folder, 'b.recipe.flan.yaml'), 'run: b');
    await writeFile(join(folder, 'other.yaml'), '');
    workspace.open([URI.file(folder).toString(), 'vscode-vfs://github/x/y']);
  });
  after(() => rm(folder, { recursive: true }));

  const texts = async (): Promise<readonly string[]> => (await workspace.documents()).map(({ text }) => text).sort();

  it('lists the task and recipe files of the folders', async () => {
    assert.deepEqual(await texts(), ['run: b', 'task: a']);
    assert.deepEqual(workspace.foldersBeside(uri('new.task.flan.yaml')), [folder.replaceAll('\\', '/')]);
  });

  it('prefers the text of an open file', async () => {
    const open = TextDocument.create(uri('tasks/a.task.flan.yaml'), 'flan-task', 3, 'task: typed');
    opened.set(open.uri, open);
    assert.deepEqual(await texts(), ['run: b', 'task: typed']);
    opened.delete(open.uri);
  });

  it('gives a changed file a new version', async () => {
    const target = uri('b.recipe.flan.yaml');
    const before = await workspace.document(target);
    await writeFile(join(folder, 'b.recipe.flan.yaml'), 'run: c');
    assert.equal(await workspace.document(target), before, 'kept until told');
    workspace.changed(target);
    const after = await workspace.document(target);
    assert.equal(after?.text, 'run: c');
    assert.notEqual(after?.version, before?.version);
  });

  it('sees files come and go once told', async () => {
    await writeFile(join(folder, 'c.task.flan.yaml'), 'task: c');
    workspace.changed(uri('c.task.flan.yaml'));
    assert.ok((await texts()).includes('task: c'));
    await rm(join(folder, 'c.task.flan.yaml'));
    workspace.changed(uri('c.task.flan.yaml'));
    assert.ok(!(await texts()).includes('task: c'));
    assert.equal(await workspace.document(uri('c.task.flan.yaml')), undefined);
  });

  it('lists folders inside the workspace only', async () => {
    assert.deepEqual(await workspace.listFolder(folder), ['b.recipe.flan.yaml', 'other.yaml', 'tasks/']);
    assert.deepEqual(await workspace.listFolder(join(folder, '..')), []);
    assert.deepEqual(await workspace.listFolder(join(folder, 'nowhere')), []);
  });
});
