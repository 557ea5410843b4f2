import assert from 'node:assert/strict';
import { marked, serviceOver, taskWith } from '../workspace';

/** The edits that completion offers in a task whose data block has these lines. */
async function offered(lines: string): Promise<readonly string[]> {
  const text = taskWith('x').replace('jsonl: weather.jsonl}', `jsonl: weather.jsonl}\n${lines}`);
  const { document, position } = marked('/ws/weather.task.flan.yaml', text);
  return (await serviceOver([document]).complete(document, position)).map(({ edit }) => edit.newText);
}

describe('completeColumn', () => {
  it('offers to pin the columns of the sample with their types', async () => {
    assert.deepEqual(await offered('  columns:\n    ¦'), [
      'report: string',
      'claim: string',
      'label: int',
      'place: dict',
    ]);
    assert.deepEqual(await offered('  columns: {claim: string, ¦}'), ['report: string', 'label: int', 'place: dict']);
  });

  it('names renamed columns as the file does, and no derived ones', async () => {
    const lines = "  rename: {gold: label}\n  derive: {claim: '{{ report }}'}\n  columns:\n    ¦";
    assert.deepEqual(await offered(lines), ['report: string', 'gold: int', 'place: dict']);
  });

  it('offers columns to rename', async () => {
    assert.deepEqual(await offered('  rename:\n    la¦'), ['report: ', 'claim: ', 'label: ', 'place: ']);
  });
});
