import assert from 'node:assert/strict';
import { alternativeKeys, chosenKeys } from '../../src/document/alternative-keys';

const sets = [['input', 'target'], ['jinja']];

describe('alternativeKeys', () => {
  it('reads the sets of a oneOf of requireds, and no other oneOf', () => {
    assert.deepEqual(alternativeKeys({ oneOf: sets.map((required) => ({ required })) }), sets);
    assert.deepEqual(alternativeKeys({ oneOf: [{ required: ['a'] }, { type: 'string' }] }), []);
    assert.deepEqual(alternativeKeys({}), []);
  });
});

describe('chosenKeys', () => {
  it('says what the set that a map has begun lacks', () => {
    assert.deepEqual(chosenKeys(sets, ['name', 'target']), { kind: 'begun', missing: ['input'] });
    assert.deepEqual(chosenKeys(sets, ['jinja']), { kind: 'begun', missing: [] });
  });

  it('names the first key that goes with none before it', () => {
    assert.deepEqual(chosenKeys(sets, ['input', 'name', 'jinja', 'target']), { kind: 'clash', key: 'jinja' });
  });

  it('says nothing of a map without such keys', () => {
    assert.equal(chosenKeys(sets, ['name']), undefined);
  });
});
