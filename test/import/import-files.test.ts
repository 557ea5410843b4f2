import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import { findSources, importFiles, printReport, saveFiles } from '../../src/import';
import { memoryFiles } from '../data/memory-files';
import { temporaryFolder } from '../run/temporary';

const promptSource = (name: string): string =>
  `dataset: buoys\ntemplates:\n  a: !Template\n    id: a\n    jinja: '{{ a }} ||| b'\n    name: ${name}\n`;
const flan = 'PATTERNS = {"buoys": [("{a}", "{b}")]}\n';

describe('importFiles', () => {
  const files = {
    '/in/one.yaml': promptSource('one'),
    '/in/two.yaml': promptSource('two'),
    '/in/p.py': flan,
    '/in/notes.yaml': 'a: 1\n',
    '/in/picture.json': new Uint8Array([0xff, 0xd8, 0xff]),
  };
  const fs = memoryFiles(files);

  it('recognises each file by its content, and gives every task a name of its own', async () => {
    const result = await importFiles(['/in/one.yaml', '/in/p.py', '/in/two.yaml'], { fs, out: '/out' });
    assert.deepEqual(
      result.files.map(({ path }) => path),
      ['buoys.task.flan.yaml', 'buoys_2.task.flan.yaml', 'buoys_3.task.flan.yaml'],
    );
    assert.match(result.files[2]!.text, /^task: buoys_3$/m);
    assert.deepEqual(
      result.report.converted.map(({ format, to, templates }) => [format, to, templates]),
      [
        ['promptsource', 'buoys.task.flan.yaml', 1],
        ['flan', 'buoys_2.task.flan.yaml', 1],
        ['promptsource', 'buoys_3.task.flan.yaml', 1],
      ],
    );
  });

  it('reports files that it cannot read or does not know, but passes over those of a folder', async () => {
    const paths = ['/in/notes.yaml', '/in/picture.json', '/in/gone.yaml'];
    const { report } = await importFiles(paths, { fs, out: '/out' });
    assert.deepEqual(
      report.failed.map(({ file }) => file),
      paths,
    );
    const found = new Set(['/in/notes.yaml']);
    assert.deepEqual((await importFiles([...found], { fs, out: '/out', found })).report.failed, []);
  });

  it('takes a file for what it is told it is, with the places of all that is wrong', async () => {
    const { report } = await importFiles(['/in/notes.yaml'], { fs, out: '/out', from: 'promptsource' });
    assert.equal(report.failed.length, 1);
    assert.match(report.failed[0]!.what, /PromptSource/);
  });

  it('stops where it is cancelled', async () => {
    const abort = new AbortController();
    const result = await importFiles(['/in/one.yaml', '/in/two.yaml'], {
      ...{ fs, out: '/out', signal: abort.signal },
      onProgress: () => abort.abort(),
    });
    assert.equal(result.files.length, 1);
  });

  it('is reported in groups that say a thing once', async () => {
    const { report } = await importFiles(['/in/one.yaml', '/in/p.py', '/in/two.yaml'], { fs, out: '/out' });
    const text = printReport(report, { path: (file) => file.slice(4), most: 1 });
    assert.match(
      text,
      /^Converted \(3\)\n {2}A task file was made of it\.\n {4}one\.yaml:1:1 1 template → buoys\.task/,
    );
    assert.match(text, /\n {4}… and 2 more\n/);
    assert.match(text, /\nNeeds a person \(4\)\n(.*\n)+ {2}To do: /);
    const reversed = printReport(report, { path: (file) => file, most: 9, pressingFirst: true });
    assert.match(reversed, /^Needs a person \(4\)\n(.*\n)+Converted \(3\)\n/);
  });
});

describe('finding and saving files', () => {
  const root = temporaryFolder();

  it('searches folders, and leaves task files of our own alone', async () => {
    const folder = join(root, 'in');
    mkdirSync(join(folder, 'deep'), { recursive: true });
    for (const name of ['deep/templates.yaml', 'a.py', 'b.task.flan.yaml', 'c.txt'])
      writeFileSync(join(folder, name), '');
    const { paths, found } = await findSources([folder, join(folder, 'c.txt')], nodeFileSystem);
    assert.deepEqual(
      paths,
      ['c.txt', 'a.py', 'deep/templates.yaml'].map((name) => join(folder, name)),
    );
    assert.deepEqual(
      [...found],
      ['a.py', 'deep/templates.yaml'].map((name) => join(folder, name)),
    );
  });

  it('overwrites a changed file only when told to', async () => {
    const out = join(root, 'out');
    const files = [
      { path: 'a.task.flan.yaml', text: 'a' },
      { path: 'b.task.flan.yaml', text: 'b' },
    ];
    assert.deepEqual(await saveFiles(files.slice(0, 1), out, { overwrite: false }), {
      ok: true,
      value: { written: [join(out, 'a.task.flan.yaml')], unchanged: [], kept: [] },
    });
    writeFileSync(join(out, 'b.task.flan.yaml'), 'mine');
    const saved = await saveFiles(files, out, { overwrite: false });
    assert.deepEqual(saved.ok && [saved.value.unchanged.length, saved.value.kept.length], [1, 1]);
    assert.equal(readFileSync(join(out, 'b.task.flan.yaml'), 'utf8'), 'mine');
    await saveFiles(files, out, { overwrite: true });
    assert.equal(readFileSync(join(out, 'b.task.flan.yaml'), 'utf8'), 'b');
  });

  it('says where it cannot write', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    const saved = await saveFiles([{ path: 'a', text: '' }], file, { overwrite: false });
    assert.ok(!saved.ok);
    assert.equal(saved.error.file, join(file, 'a'));
  });
});
