import assert from 'node:assert/strict';
import { describe as describeKey, type Schema } from '../../src/document';

const root: Schema = {
  type: 'object',
  description: 'The file.',
  properties: {
    items: { type: 'array', items: { $ref: '#/definitions/item' } },
    map: { type: 'object', additionalProperties: { description: 'A number.', examples: ['1'] } },
    first: { $ref: '#/definitions/item', description: 'The first item.' },
  },
  definitions: { item: { description: 'An item.', default: 'none', properties: { deep: { description: 'Deep.' } } } },
};

describe('describe', () => {
  it('follows lists, references and free keys', () => {
    assert.equal(describeKey(root, ['items', 3]), 'An item.\n\nDefault: `"none"`');
    assert.equal(describeKey(root, ['items', 3, 'deep']), 'Deep.');
    assert.equal(describeKey(root, ['map', 'any']), 'A number.\n\n```yaml\nany: 1\n```');
  });

  it('prefers the description beside a reference', () => {
    assert.match(describeKey(root, ['first'])!, /^The first item\./);
  });

  it('says type and default', () => {
    const typed: Schema = { properties: { n: { description: 'How many.', type: 'integer', minimum: 1, default: 5 } } };
    assert.equal(describeKey(typed, ['n']), 'How many.\n\nwhole number, 1 or more · Default: `5`');
  });

  it('knows nothing off the path', () => {
    assert.equal(describeKey(root, ['nothing']), undefined);
    assert.equal(describeKey(root, ['items', 'x', 'y']), undefined);
  });
});
