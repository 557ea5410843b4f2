import assert from 'node:assert/strict';
import { closest } from '../../src/text';

describe('closest', () => {
  it('finds the word somebody meant', () => {
    assert.equal(closest('templtes', ['task', 'templates', 'target']), 'templates');
    assert.equal(closest('preimse', ['premise', 'hypothesis']), 'premise');
    assert.equal(closest('Label', ['label', 'title']), 'label');
  });

  it('counts a swap of neighbours as one edit', () => {
    assert.equal(closest('ksip', ['skip', 'kiss']), 'skip');
  });

  it('says nothing where nothing is near, or two are as near', () => {
    assert.equal(closest('question', ['premise', 'label']), undefined);
    assert.equal(closest('sentence3', ['sentence1', 'sentence2']), undefined);
  });

  it('does not offer the word itself', () => {
    assert.equal(closest('task', ['task']), undefined);
  });
});
