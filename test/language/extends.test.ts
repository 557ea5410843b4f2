import assert from 'node:assert/strict';
import { scene } from './names';
import { taskWith } from './workspace';

const path = '/ws/sea.task.flan.yaml';
const others = { '/ws/weather.task.flan.yaml': taskWith("'{{ report }} Or: {{ claim }}'") };

const own = `flan: task/1
extends: weather.task.flan.yaml
task: sea
templates:
  - name: says
    input: 'Does "{{ report }}" say this: {{ claim }}'
    target: '{{ answer }}'
`;

const at = (text: string, mark: string) => scene(text.replace(mark.replace('¦', ''), mark), { path, others });

describe('a task that extends another, in the editor', () => {
  it('is without problems where both are', async () => {
    const { service, file } = at(own, 'ta¦sk: sea');
    const codes = (await service.diagnostics(file)).map(({ code }) => code);
    assert.deepEqual(codes, []);
  });

  it('follows the other file while that is typed in', async () => {
    const broken = { '/ws/weather.task.flan.yaml': taskWith("'{{ report '") };
    const { service, file, show } = scene(own.replace('sea', 'se¦a'), { path, others: broken });
    const [problem] = await service.diagnostics(file);
    assert.equal(problem?.code, 'extends-unsound');
    assert.deepEqual(show([{ uri: file.uri, range: problem.range }]), ['extends: «weather.task.flan.yaml»']);
  });

  it('shows at "extends" what a template of the other file makes of its own rows', async () => {
    const rows = ['{"report": "Calm.", "text": "Calm", "label": 0}'];
    const text = own.replace('{{ claim }}', 'so').replace('task: sea', 'task: se¦a');
    const { service, file, show } = scene(text, { path, others, rows });
    const found = (await service.diagnostics(file)).filter(({ code }) => code === 'unknown-field');
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /claim/);
    assert.deepEqual(show([{ uri: file.uri, range: found[0]!.range }]), ['extends: «weather.task.flan.yaml»']);
    const cures = await service.codeActions(file, found[0]!.range, { only: ['quickfix'] });
    assert.deepEqual(cures, [], 'a cure would write over the path');
  });

  it('leads from the path to the other task', async () => {
    const { service, file, position, show } = at(own, 'weather¦.task');
    assert.deepEqual(show(await service.definition(file, position)), ['task: «weather»']);
  });

  it('is among the references of the task that it extends', async () => {
    const { service, file, position, show } = scene(
      others['/ws/weather.task.flan.yaml'].replace('task: we', 'task: w¦e'),
      {
        others: { [path]: own },
      },
    );
    assert.deepEqual(show(await service.references(file, position, false)), ['extends: «weather.task.flan.yaml»']);
  });

  it('previews the templates that come in', async () => {
    const { service, file } = at(own, 'ta¦sk: sea');
    const model = await service.preview(file, {
      uri: file.uri,
      template: { kind: 'name', name: 'follows' },
      row: { kind: 'index', index: 0 },
    });
    assert.ok(model.kind === 'rendered', model.kind);
    assert.deepEqual(
      model.templates.map(({ name }) => name),
      ['says', 'follows'],
    );
    assert.equal(model.input.text, 'It rains in Oslo. Or: Oslo is wet.');
  });

  it('shows lenses, hints and symbols of its own templates only', async () => {
    const { service, file } = at(own, 'ta¦sk: sea');
    const lines = new Set((await service.codeLenses(file)).map(({ range }) => range.start.line));
    assert.deepEqual([...lines], [4]);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual([...new Set((await service.inlayHints(file, whole)).map(({ position }) => position.line))], [4]);
    assert.deepEqual(
      service.symbols(file)[0]?.children.map(({ name }) => name),
      ['says'],
    );
  });

  it('keeps a column that both files read', async () => {
    for (const [text, where, rest] of [
      [own, path, others],
      [others['/ws/weather.task.flan.yaml'], '/ws/weather.task.flan.yaml', { [path]: own }],
    ] as const) {
      const { service, file, position } = scene(text.replace('{{ claim', '{{ cl¦aim'), { path: where, others: rest });
      const result = await service.rename(file, position, 'statement');
      assert.ok(result && !result.ok);
      assert.match(result.error, /share their columns by "extends"/);
    }
  });

  it('completes the path', async () => {
    const { service, file, position } = scene(own.replace('weather.task.flan.yaml', '¦'), { path, others });
    const labels = (await service.complete(file, position)).map(({ label }) => label);
    assert.ok(
      labels.includes('weather_nli.task.flan.yaml'),
      `the example of the schema is not in ${labels.join(', ')}`,
    );
  });
});
