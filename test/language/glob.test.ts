import assert from 'node:assert/strict';
import { folderOf, meansPath, relativePath } from '../../src/language/glob';

describe('glob', () => {
  it('is relative to the folder of the file that holds it, and may climb', () => {
    assert.ok(meansPath('tasks/*.yaml', '/ws', '/ws/tasks/a.yaml'));
    assert.ok(meansPath('../tasks/*.yaml', '/ws/recipes', '/ws/tasks/a.yaml'));
    assert.ok(!meansPath('*.yaml', '/ws/recipes', '/ws/a.yaml'));
    assert.equal(relativePath('/ws', '/wsx/a'), undefined);
    assert.equal(folderOf('/ws/a.yaml'), '/ws');
  });
});
