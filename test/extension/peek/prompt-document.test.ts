import assert from 'node:assert/strict';
import { messageDocument, promptDocument } from '../../../src/extension/peek/prompt-document';
import type { PreviewForm, PreviewSeries } from '../../../src/language';
import { document, serviceOver, taskWith } from '../../language/workspace';
import { sampleFile, sampleService } from '../../language/preview/micro-flan';

async function peeked(input: string, target?: string) {
  const file = document('/ws/weather.task.flan.yaml', taskWith(input, target));
  const model = await serviceOver([file]).previewSeries(file, {
    uri: file.uri,
    template: { kind: 'first' },
    row: { kind: 'index', index: 0 },
    over: 'rows',
    limit: 9,
  });
  return promptDocument((model as PreviewSeries).items);
}

describe('promptDocument', () => {
  it('has input and target of every row, exactly as the model reads them', async () => {
    const { text, rows } = await peeked('|-\n      {{ report }}\n\n      {{ claim }} So?');
    assert.equal(
      text,
      `── Row 1 of 3, input ──
It rains in Oslo.

Oslo is wet. So?
── Target ──
yes

── Row 2 of 3, input ──
The sun shines.

It snows. So?
── Target ──
no

── Row 3 of 3, input ──
Fog lies on the bay.

 So?
── Target ──
yes`,
    );
    assert.deepEqual(
      rows.map((offset) => text.slice(offset, offset + 6)),
      ['It rai', 'The su', 'Fog li'],
    );
  });

  it('tells what was printed by which place of the template', async () => {
    const { text, marks } = await peeked('"Is {{ claim }} right?"');
    const printed = marks.filter(({ kind }) => kind === 'printed');
    assert.deepEqual(
      printed.slice(0, 2).map(({ start, end, source }) => [text.slice(start, end), source?.range.start]),
      [
        ['Oslo is wet.', { line: 9, character: 15 }],
        ['yes', { line: 10, character: 13 }],
      ],
    );
    for (const [index, { start }] of marks.entries()) assert.ok(start >= (marks[index - 1]?.end ?? 0));
  });

  it('says what is wrong with a row, and leads there', async () => {
    const { text, marks, rows } = await peeked('"{{ claim + 1 }}"');
    assert.match(text, /^── Row 1 of 3 cannot be rendered ──\n\S/);
    assert.equal(marks[1]?.start, rows[0]);
    assert.equal(marks[1]?.source?.range.start.line, 9);
  });

  it('says that a template leaves a row blank', async () => {
    const { text } = await peeked('"{% if label == 1 %}{{ claim }}{% endif %}"');
    assert.match(text, /^── Row 1 of 3, input ──\nThe template leaves this row blank/);
  });

  it('counts tokens where a recipe has a tokenizer, and says what is too much', async () => {
    const of = async (input: number): Promise<string> => {
      const task = sampleFile('tasks/follows.task.flan.yaml');
      const recipe = sampleFile('tiny.recipe.flan.yaml', [['input: 120', `input: ${input}`]]);
      const form: PreviewForm = { tokens: true };
      const model = await sampleService([task, recipe]).previewSeries(task, {
        uri: task.uri,
        template: { kind: 'first' },
        row: { kind: 'index', index: 0 },
        over: 'rows',
        limit: 1,
        ...form,
      });
      return promptDocument((model as PreviewSeries).items).text;
    };
    assert.match(await of(120), /input: 38 of 120 tokens ──.*── Target: 1 of 40 tokens ──/s);
    assert.match(await of(30), /input: 38 tokens, 8 more than the recipe lets through ──/);
  });

  it('has a message where there are no rows', () =>
    assert.equal(messageDocument('No data.').text, '── Nothing to show ──\nNo data.'));
});
