import assert from 'node:assert/strict';
import { parseTemplate } from '../../src/jinja';
import { isJoined, separatorsOf } from '../../src/language/separators';

/** The offsets of the separators that a template prints as text. */
function found(source: string): readonly number[] {
  return separatorsOf(source, parseTemplate(source).body).map(({ start }) => start);
}

describe('separatorsOf', () => {
  it('finds separators in text, at any depth', () => {
    assert.deepEqual(found('a ||| b ||| c'), [2, 8]);
    assert.deepEqual(found('{% if a %}b ||| c{% else %}|||{% endif %}'), [12, 27]);
  });

  it('takes no bars inside expressions, comments or between other bars for one', () => {
    assert.deepEqual(found("{{ '|||' }}{# ||| #}"), []);
    assert.deepEqual(found('|||||'), [0]);
  });
});

describe('isJoined', () => {
  it('is the jinja key of a template alone', () => {
    assert.equal(isJoined(['templates', 0, 'jinja']), true);
    assert.equal(isJoined(['templates', 0, 'input']), false);
    assert.equal(isJoined(['jinja']), false);
  });
});
