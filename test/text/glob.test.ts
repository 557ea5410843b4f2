import assert from 'node:assert/strict';
import { matchesGlob } from '../../src/text';

describe('glob', () => {
  const cases: readonly [string, string, boolean][] = [
    ['tasks/*.task.flan.yaml', 'tasks/a.task.flan.yaml', true],
    ['tasks/*.task.flan.yaml', 'tasks/x/a.task.flan.yaml', false],
    ['tasks/**/*.yaml', 'tasks/a.yaml', true],
    ['tasks/**/*.yaml', 'tasks/x/y/a.yaml', true],
    ['**', 'tasks/x/a.yaml', true],
    ['./tasks/?.yaml', 'tasks/a.yaml', true],
    ['tasks/{a,b*}.yaml', 'tasks/bc.yaml', true],
    ['tasks/{a,b*}.yaml', 'tasks/c.yaml', false],
    ['tasks/[a-c].yaml', 'tasks/b.yaml', true],
    ['tasks/[!a-c].yaml', 'tasks/b.yaml', false],
    ['tasks/a+b.yaml', 'tasks/a+b.yaml', true],
    ['tasks/a.yaml', 'tasks/aXyaml', false],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${pattern} ${expected ? 'matches' : 'does not match'} ${path}`, () => {
      assert.equal(matchesGlob(pattern, path), expected);
    });
  }
});
