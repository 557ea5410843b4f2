import assert from 'node:assert/strict';
import type { PreviewForm, PreviewRendered } from '../../../src/language';
import { document, rowsOf, serviceOver, taskWith } from '../workspace';

async function shown(input: string, form: PreviewForm, meta = ''): Promise<PreviewRendered> {
  const file = document('/ws/weather.task.flan.yaml', taskWith(input, `"{{ answer }}"${meta}`));
  const model = await serviceOver([file]).preview(file, {
    uri: file.uri,
    template: { kind: 'first' },
    row: { kind: 'index', index: 0 },
    ...form,
  });
  assert.equal(model.kind, 'rendered', JSON.stringify(model));
  return model;
}

describe('the form of a preview', () => {
  const options = '|-\n      {{ claim }}\n      {{ options_ }}';

  it('has the options that the template prints, and leaves them out on request', async () => {
    const printed = await shown(options, {});
    assert.deepEqual(
      [printed.input.text, printed.optionList, printed.style],
      ['Oslo is wet.\nOPTIONS:\n- yes\n- no', 'printed', 'zs_opt'],
    );
    const without = await shown(options, { optionList: 'left-out' });
    assert.deepEqual([without.input.text, without.optionList, without.style], ['Oslo is wet.', 'left-out', 'zs_noopt']);
    assert.equal(without.input.segments.map(({ text }) => text).join(''), 'Oslo is wet.');
  });

  it('has a piece without text where a field is empty, and none where nothing is printed on purpose', async () => {
    const rows = rowsOf('{"report": "It rains.", "claim": "", "label": 0}');
    const file = document(
      '/ws/weather.task.flan.yaml',
      taskWith('"{{ report }} [{{ claim | trim }}]{{ \'!\' if label }}{% if claim %}?{% endif %} {{ claim }}"'),
    );
    const asked = { uri: file.uri, template: { kind: 'first' }, row: { kind: 'index', index: 0 } } as const;
    const model = await serviceOver([file], rows).preview(file, asked);
    assert.equal(model.kind, 'rendered');
    const pieces = model.input.segments.map(({ text, fields }) => [text, ...fields].join(' < '));
    assert.deepEqual(pieces, ['It rains. < report', ' [', ' < claim', ']', ' < claim']);
  });

  it('says that a template without options has none to leave out', async () => {
    for (const optionList of ['printed', 'left-out'] as const) {
      const plain = await shown('"{{ claim }}"', { optionList });
      assert.deepEqual([plain.input.text, plain.optionList, plain.style], ['Oslo is wet.', 'unused', 'zs_noopt']);
    }
  });

  it('notices options that are printed in other words', async () => {
    const lower = await shown('"{{ claim }} {{ options_ | lower }}"', {});
    assert.equal(lower.optionList, 'printed');
    const gone = await shown('"{{ claim }} {{ options_ | lower }}"', { optionList: 'left-out' });
    assert.deepEqual([gone.optionList, gone.input.text], ['left-out', 'Oslo is wet.']);
  });

  it('believes the author that the choices are in the prompt', async () => {
    const said = await shown('"{{ claim }} Yes or no?"', {}, '\n    meta: {choices_in_prompt: true}');
    assert.deepEqual([said.style, said.optionList], ['zs_opt', 'unused']);
  });
});
