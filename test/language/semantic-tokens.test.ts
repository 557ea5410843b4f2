import assert from 'node:assert/strict';
import { document, joinedTask, serviceOver, styles, taskWith } from './workspace';

function tokens(text: string): readonly string[] {
  const file = document('/ws/weather.task.flan.yaml', text);
  const lines = text.split('\n');
  return serviceOver([file])
    .semanticTokens(file)
    .map(({ line, character, length, type }) => `${type} ${lines[line]!.slice(character, character + length)}`);
}

describe('semanticTokens', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`tells columns from variables and filters in a ${style} scalar`, () => {
      const text = taskWith(write("{% set mood = claim | replace('a', 'b') %}{{ mood }} {{ place.name }}"), 'x');
      const found = tokens(text).slice(-6);
      assert.deepEqual(found, [
        'variable mood',
        'parameter claim',
        'function replace',
        'variable mood',
        'parameter place',
        'property name',
      ]);
    });
  }

  it('names the separator of a joined template, and no bars elsewhere', () => {
    const found = tokens(joinedTask('"{% if label %}{{ claim }} ||| {{ \'|||\' | upper }}{% endif %}"')).slice(-4);
    assert.deepEqual(found, ['parameter label', 'parameter claim', 'operator |||', 'function upper']);
    assert.ok(!tokens(taskWith('a ||| b')).includes('operator |||'));
  });

  it('come in order and do not overlap', () => {
    const file = document(
      '/ws/weather.task.flan.yaml',
      taskWith('"{{ claim if label is odd else report.x | upper }}"'),
    );
    const found = serviceOver([file]).semanticTokens(file);
    assert.ok(found.length > 5);
    for (const [index, token] of found.entries()) {
      const before = found[index - 1];
      if (before?.line === token.line) assert.ok(before.character + before.length <= token.character);
    }
  });
});
