import assert from 'node:assert/strict';
import type { CodeAction } from '../../src/language';
import { document, serviceOver, taskWith } from './workspace';

/** The text after an action's edits, which do not overlap. */
function apply(text: string, action: CodeAction): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return [...action.edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (out, { range, newText }) => out.slice(0, offset(range.start)) + newText + out.slice(offset(range.end)),
      text,
    );
}

describe('codeActions', () => {
  it('turns {field} into {{ field }} where the problem stands, and the problem is gone', async () => {
    const text = taskWith('"{{ report }} Is {claim} true?"');
    const file = document('/ws/weather.task.flan.yaml', text);
    const service = serviceOver([file]);
    const problem = (await service.diagnostics(file)).find(({ code }) => code === 'single-brace-field');
    assert.ok(problem);
    const [action] = await service.codeActions(file, problem.range);
    assert.ok(action?.preferred);
    const after = apply(text, action);
    assert.ok(after.includes('{{ report }} Is {{ claim }} true?'), after);
    const fixed = document('/ws/weather.task.flan.yaml', after);
    assert.ok(!(await service.diagnostics(fixed)).some(({ code }) => code === 'single-brace-field'));
  });

  it('offers nothing elsewhere', async () => {
    const file = document('/ws/weather.task.flan.yaml', taskWith('"{{ report }} Is {claim} true?"'));
    const start = { line: 1, character: 0 };
    assert.deepEqual(await serviceOver([file]).codeActions(file, { start, end: start }), []);
  });
});
