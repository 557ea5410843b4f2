import assert from 'node:assert/strict';
import type { PreviewModel, PreviewParams, PreviewRendered, PreviewSegment } from '../../../src/language';
import { document, joinedTask, serviceOver, styles, taskWith, weatherRows } from '../workspace';

const path = '/ws/weather.task.flan.yaml';
const first: Omit<PreviewParams, 'uri'> = { template: { kind: 'first' }, row: { kind: 'index', index: 0 } };

async function previewOf(text: string, params: Partial<PreviewParams> = {}, rows = weatherRows): Promise<PreviewModel> {
  const file = document(path, text);
  return serviceOver([file], rows).preview(file, { uri: file.uri, ...first, ...params });
}

async function rendered(text: string, params: Partial<PreviewParams> = {}): Promise<PreviewRendered> {
  const model = await previewOf(text, params);
  if (model.kind !== 'rendered') throw new Error(JSON.stringify(model));
  return model;
}

/** What a segment says it came from, read off the file. */
function sourceOf(text: string, { source: { range } }: PreviewSegment): string {
  const lines = text.split('\n').slice(range.start.line, range.end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, range.end.character);
  lines[0] = lines[0]!.slice(range.start.character);
  return lines.join('\n');
}

describe('preview', () => {
  it('gives input, options, target, choices and gold for a row', async () => {
    const model = await rendered(taskWith('|-\n      {{ report }} True?\n\n      {{ options_ }}'), {
      row: { kind: 'index', index: 1 },
    });
    assert.equal(model.input.text, 'The sun shines. True?\n\nOPTIONS:\n- yes\n- no');
    assert.equal(model.target.text, 'no');
    assert.deepEqual([model.choices, model.gold, model.options], [['yes', 'no'], 1, 'OPTIONS:\n- yes\n- no']);
    assert.deepEqual([model.row.index, model.row.count, model.row.split], [1, 3, 'train']);
    assert.deepEqual(model.row.values.slice(2, 3), [{ name: 'label', value: '1', kind: 'json' }]);
    assert.deepEqual([model.task.cluster, model.templates.map(({ name }) => name)], ['nli', ['follows']]);
  });

  for (const [style, write] of Object.entries(styles)) {
    it(`tells which field printed what in a ${style} scalar`, async () => {
      const text = taskWith(write('{{ claim }} on {{ place.name }}'));
      const { input } = await rendered(text);
      assert.equal(input.segments.map((segment) => segment.text).join(''), input.text);
      const fields = input.segments.filter(({ kind }) => kind === 'field');
      assert.deepEqual(
        fields.map((segment) => [segment.text, segment.fields, sourceOf(text, segment)]),
        [
          ['Oslo is wet.', ['claim'], '{{ claim }}'],
          ['Oslo', ['place.name'], '{{ place.name }}'],
        ],
      );
    });
  }

  for (const [style, write] of Object.entries(styles)) {
    it(`shows prompt and target of a joined template apart, with what printed them, in a ${style} scalar`, async () => {
      const text = joinedTask(write('{% if claim %}{{ claim }} So? ||| It is {{ place.name }}.{% endif %}'));
      const { input, target } = await rendered(text);
      assert.match(input.text, /^Read\s.*Oslo is wet\. So\?$/s);
      assert.match(target.text, /^It is Oslo\.( now)?$/);
      for (const part of [input, target]) {
        assert.equal(part.segments.map((segment) => segment.text).join(''), part.text);
      }
      const pieces = [input, target].map(({ segments }) =>
        segments.map((segment) => [segment.text.trim(), sourceOf(text, segment).trim()]),
      );
      assert.deepEqual(pieces[0]?.slice(-2), [
        ['Oslo is wet.', '{{ claim }}'],
        ['So?', 'So?'],
      ]);
      assert.deepEqual(pieces[1]?.slice(0, 3), [
        ['It is', 'It is'],
        ['Oslo', '{{ place.name }}'],
        ['.', '.'],
      ]);
    });
  }

  it('keeps the pieces of a joined template whose separator is printed', async () => {
    const { input, target } = await rendered(joinedTask('"{{ [claim, answer] | join(\'|||\') }} #{# ||| #}"'));
    assert.deepEqual([input.text, target.text], ['Oslo is wet.', 'yes #']);
    assert.deepEqual(
      target.segments.map(({ text, kind }) => [text, kind]),
      [
        ['yes', 'field'],
        [' #', 'text'],
      ],
    );
  });

  it('looks into conditions and loops', async () => {
    const { input } = await rendered(
      taskWith('"{% if label == 0 %}{% for w in claim.split() %}{{ w }}, {% endfor %}{% else %}never{% endif %}"'),
    );
    assert.deepEqual(
      input.segments.map(({ text, kind }) => [text, kind]),
      [
        ['Oslo', 'field'],
        [', ', 'text'],
        ['is', 'field'],
        [', ', 'text'],
        ['wet.', 'field'],
        [',', 'text'],
      ],
    );
  });

  it('keeps what a template does with its own text out of the marks', async () => {
    const { input } = await rendered(
      taskWith(
        '"{% set long %}{{ claim }}{% endset %}{{ long | length }}{% filter upper %}{{ claim }}{% endfilter %}"',
      ),
    );
    assert.equal(input.text, '12OSLO IS WET.');
    assert.equal(input.segments.map(({ text }) => text).join(''), input.text);
    assert.equal(input.segments.at(-1)?.kind, 'block');
  });

  it('finds the template at or above the cursor', async () => {
    const two = taskWith('"{{ claim }}"') + '  - name: second\n    input: "{{ report }}"\n    target: "x"\n';
    const at = (line: number) => ({ template: { kind: 'position' as const, position: { line, character: 3 } } });
    assert.equal((await rendered(two, at(9))).template.name, 'follows');
    assert.equal((await rendered(two, at(12))).template.name, 'second');
    assert.equal((await rendered(two, at(0))).template.name, 'follows');
    assert.equal((await rendered(two, { template: { kind: 'name', name: 'second' } })).template.index, 1);
  });

  it('takes the same random row for the same seed, and brings a wrong index into range', async () => {
    const random = { row: { kind: 'random' as const, seed: 7 } };
    const [a, b] = [await rendered(taskWith('x'), random), await rendered(taskWith('x'), random)];
    assert.equal(a.row.index, b.row.index);
    assert.equal((await rendered(taskWith('x'), { row: { kind: 'index', index: 99 } })).row.index, 2);
  });

  it('places a render error', async () => {
    const text = taskWith('|-\n      {{ report }}\n      {{ claim + 1 }}');
    const model = await previewOf(text);
    assert.equal(model.kind, 'failed');
    if (model.kind !== 'failed') return;
    assert.equal(model.field, 'input');
    assert.equal(model.location.range.start.line, 11);
    assert.ok(model.message.length > 10);
  });

  it('says why there is nothing to show', async () => {
    const kinds = async (text: string, rows = weatherRows): Promise<string> => {
      const model = await previewOf(text, {}, rows);
      return model.kind === 'unavailable' ? model.reason : model.kind;
    };
    assert.equal(await kinds(taskWith('x'), []), 'no-rows');
    assert.equal(await kinds('flan: task/1\ntask: a\n'), 'no-template');
    assert.equal(await kinds('[]'), 'no-task');
  });
});
