import assert from 'node:assert/strict';
import type { Schema } from '../../src/document';
import { examplesAt, keysAt, wordsAt } from '../../src/language/schema-walk';

const schema: Schema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: ['a', 'b'], description: 'What it is.' },
    items: { type: 'array', items: { $ref: '#/definitions/item' } },
    either: { oneOf: [{ const: 'none' }, { type: 'object', properties: { map: { type: 'boolean' } } }] },
  },
  definitions: {
    item: { type: 'object', properties: { size: { type: 'integer', description: 'How big.', examples: [3, 'a\nb'] } } },
  },
};

describe('schema-walk', () => {
  it('lists the keys at a path with their descriptions', () => {
    const root = keysAt(schema, []);
    assert.deepEqual([...root.keys()], ['kind', 'items', 'either']);
    assert.deepEqual([root.get('kind')?.required, root.get('kind')?.description], [true, 'What it is.']);
    assert.equal(keysAt(schema, ['items', 2]).get('size')?.description, 'How big.');
    assert.equal(keysAt(schema, ['nowhere']).size, 0);
  });

  it('lists the words at a path', () => {
    assert.deepEqual(wordsAt(schema, ['kind']), ['a', 'b']);
    assert.deepEqual(wordsAt(schema, ['either']), ['none']);
  });

  it('looks into alternatives', () => {
    assert.deepEqual([...keysAt(schema, ['either']).keys()], ['map']);
    assert.deepEqual(wordsAt(schema, ['either', 'map']), ['true', 'false']);
  });

  it('gives examples of one line', () => {
    assert.deepEqual(examplesAt(schema, ['items', 0, 'size']), ['3']);
  });
});
