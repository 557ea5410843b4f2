import assert from 'node:assert/strict';
import { scene } from './names';
import { styles, taskWith } from './workspace';

async function highlighted(text: string): Promise<readonly string[]> {
  const { service, file, position } = scene(text);
  const lines = file.text.split('\n');
  return (await service.highlights(file, position)).map(
    ({ range: { start, end }, kind }) => `${kind} ${lines[start.line]?.slice(start.character, end.character) ?? ''}`,
  );
}

describe('highlight', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`tells where a variable is set from where it is read in a ${style} scalar`, async () => {
      const task = taskWith(write('{% set mine = claim %}{{ mi¦ne }}{% set mine = 2 %}'), '"{{ mine }}"');
      assert.deepEqual(await highlighted(task), ['write mine', 'read mine', 'write mine', 'read mine']);
    });
  }

  it('marks a column in the data block and in every template', async () => {
    const task = taskWith('"{{ cl¦aim }} {{ claim }}"').replace(
      'weather.jsonl}',
      'weather.jsonl}\n  columns: {claim: string}',
    );
    assert.deepEqual(await highlighted(task), ['write claim', 'read claim', 'read claim']);
  });

  it('marks a name that the workbench gives', async () => {
    assert.deepEqual(await highlighted(taskWith('"{{ ans¦wer }}"')), ['read answer', 'read answer']);
  });

  it('marks nothing for text', async () => {
    assert.deepEqual(await highlighted(taskWith('cl¦aim {{ claim }}')), []);
  });
});
