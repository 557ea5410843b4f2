import assert from 'node:assert/strict';
import { typeText, type Schema } from '../../src/document';

const root: Schema = { definitions: { kind: { enum: ['a', 'b', 'c'] } } };

describe('typeText', () => {
  const cases: readonly (readonly [Schema, string])[] = [
    [{ const: 'task/1' }, '`task/1`'],
    [{ enum: ['rank', 'generate'] }, '`rank` or `generate`'],
    [{ type: ['string', 'array'], items: { type: 'string' } }, 'text or list of text'],
    [{ type: 'integer', minimum: 1 }, 'whole number, 1 or more'],
    [{ type: 'number', exclusiveMinimum: 0 }, 'number above 0'],
    [{ type: 'number', minimum: 0, exclusiveMaximum: 1 }, 'number, from 0 to below 1'],
    [{ type: 'array', items: { type: 'number' } }, 'list of numbers'],
    [{ type: 'array', items: { $ref: '#/definitions/kind' } }, 'list of `a`, `b`, `c`'],
    [{ type: 'object', additionalProperties: { type: 'array' } }, 'map to lists'],
    [{ type: 'object', additionalProperties: false }, 'map'],
    [{ type: 'boolean' }, '`true` or `false`'],
    [{}, ''],
  ];
  for (const [schema, text] of cases) {
    it(text || 'says nothing of a schema without a type', () => {
      assert.equal(typeText(root, schema), text);
    });
  }
});
