import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  createLanguageService,
  type LanguageService,
  type ProblemCounts,
  type TextDocument,
} from '../../../src/language';
import { columnsOf } from '../../../src/data';
import { document, taskWith, weatherRows } from '../workspace';

const sound = '"{{ report }} Does it follow that {{ claim }}?"';

/** A service over files that a test changes; `read` tells how often data was asked for. */
function workspace(files: readonly TextDocument[]): {
  readonly service: LanguageService;
  readonly put: (changed: TextDocument) => void;
  readonly read: () => number;
} {
  const known = new Map(files.map((file) => [file.uri, file]));
  let reads = 0;
  const service = createLanguageService({
    documents: async () => [...known.values()],
    sampleRows: async () => {
      reads++;
      return {
        revision: 'r1',
        split: 'train',
        rows: weatherRows,
        columns: columnsOf(weatherRows),
        problems: [],
        indexes: [],
      };
    },
    listFolder: async () => [],
  });
  return { service, put: (changed) => known.set(changed.uri, changed), read: () => reads };
}

function task(name: string, input = sound): TextDocument {
  return document(`/w/${name}.task.flan.yaml`, taskWith(input).replace('task: weather', `task: ${name}`));
}

async function problemsOf(service: LanguageService, name: string): Promise<ProblemCounts | undefined> {
  const { clusters } = await service.overview();
  return clusters.flatMap(({ tasks }) => tasks).find(({ uri }) => uri.endsWith(`/${name}.task.flan.yaml`))?.problems;
}

describe('the checks behind the overview', () => {
  it('are not waited for', async () => {
    const { service } = workspace([task('a'), task('b')]);
    assert.equal((await service.overview()).unchecked, 2);
    assert.equal(await problemsOf(service, 'a'), undefined);
  });

  it('count what the editor underlines, for the file and for the template it stands in', async () => {
    const file = task('a', '"{{ report }} {{ nothing }}"');
    const { service } = workspace([file, task('b')]);
    assert.equal(await service.checkFiles(10_000), 0);
    const diagnostics = await service.diagnostics(file);
    const problems = await problemsOf(service, 'a');
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
      assert.equal(problems?.[severity], diagnostics.filter((each) => each.severity === severity).length, severity);
    }
    const { clusters, unchecked } = await service.overview();
    assert.equal(unchecked, 0);
    const template = clusters[0]?.tasks[0]?.templates[0];
    assert.ok((template?.problems?.error ?? 0) > 0, 'the unknown field is not counted for its template');
  });

  it('look only at what changed', async () => {
    const { service, put, read } = workspace([task('a'), task('b'), task('c')]);
    await service.checkFiles(10_000);
    const before = read();
    put(task('b', '"{{ report"'));
    assert.equal((await service.overview()).unchecked, 1);
    await service.checkFiles(10_000);
    assert.equal(read() - before, 1);
    assert.ok(((await problemsOf(service, 'b'))?.error ?? 0) > 0);
  });

  it('stay on show while a newer version is not checked yet', async () => {
    const { service, put } = workspace([task('a', '"{{ report"')]);
    await service.checkFiles(10_000);
    const before = await problemsOf(service, 'a');
    put(task('a', '"{{ report }} {{"'));
    assert.deepEqual(await problemsOf(service, 'a'), before);
  });

  it('come again where another file takes the same name, or the data changed', async () => {
    const { service, put } = workspace([task('a'), task('b')]);
    await service.checkFiles(10_000);
    assert.equal((await problemsOf(service, 'a'))?.error, 0);
    put(document('/w/b.task.flan.yaml', task('a').text));
    await service.checkFiles(10_000);
    assert.equal((await problemsOf(service, 'a'))?.error, 1);
    service.outdateChecks();
    assert.equal((await service.overview()).unchecked, 2);
  });

  it('end when their time is up or they are cancelled, and say what is left', async () => {
    const { service } = workspace([task('a'), task('b'), task('c')]);
    assert.equal(await service.checkFiles(0), 2);
    assert.equal(await service.checkFiles(10_000, { isCancellationRequested: true }), 2);
    assert.equal(await service.checkFiles(10_000), 0);
  });
});
