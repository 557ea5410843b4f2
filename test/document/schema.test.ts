import assert from 'node:assert/strict';
import { schemaAt, type Schema } from '../../src/document';

const root: Schema = {
  properties: {
    items: { type: 'array', items: { $ref: '#/definitions/item' } },
    first: { $ref: '#/definitions/item', description: 'The first item.' },
    map: { additionalProperties: { type: 'integer' } },
  },
  patternProperties: { '^x-': { description: 'Own.' } },
  definitions: { item: { description: 'An item.', default: 'none', properties: { deep: { type: 'string' } } } },
};

describe('schemaAt', () => {
  it('follows lists, references, patterns and free keys', () => {
    assert.equal(schemaAt(root, ['items', 3, 'deep'])?.type, 'string');
    assert.equal(schemaAt(root, ['map', 'any'])?.type, 'integer');
    assert.equal(schemaAt(root, ['x-note'])?.description, 'Own.');
  });

  it('lets what stands beside a reference go before what it refers to', () => {
    const first = schemaAt(root, ['first']);
    assert.deepEqual([first?.description, first?.default], ['The first item.', 'none']);
  });

  it('knows nothing off the path', () => {
    assert.equal(schemaAt(root, ['nothing']), undefined);
    assert.equal(schemaAt(root, ['items', 'x', 'y']), undefined);
  });
});
