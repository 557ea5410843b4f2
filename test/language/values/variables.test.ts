import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/jinja';
import { variablesAt } from '../../../src/language/values/variables';
import { writePath } from '../../../src/language/values/value-path';

/** The variables known at the cursor mark of the last part, with their paths where they have one. */
function known(...parts: readonly string[]): Readonly<Record<string, string>> {
  const offset = parts.at(-1)!.indexOf('¦');
  const templates = parts.map((part) => parseTemplate(part.replace('¦', '')));
  const found = variablesAt(templates, parts.length - 1, offset);
  return Object.fromEntries([...found.values()].map(({ name, by, source }) => [name, source ? writePath(source) : by]));
}

describe('variablesAt', () => {
  it('knows what is set before a place, not behind it', () => {
    assert.deepEqual(known('{% set a = place.name %}{{ ¦ }}{% set b = 1 %}'), { a: 'place.name' });
    assert.deepEqual(known('{% set a = ¦ %}'), {});
  });

  it('knows what an earlier part has set', () => {
    assert.deepEqual(known('{% if x %}{% set a %}text{% endset %}{% endif %}', '{{ ¦ }}'), { a: 'set' });
  });

  it('knows loop variables in the body of their loop alone', () => {
    assert.deepEqual(known('{% for t in answers.text %}{{ ¦ }}{% endfor %}'), {
      t: 'answers.text[…]',
      loop: 'provided',
    });
    assert.deepEqual(known('{% for t in ¦answers %}{{ t }}{% endfor %}'), {});
    assert.deepEqual(known('{% for t in answers %}{{ t }}{% endfor %}{{ ¦ }}'), {});
    assert.deepEqual(known('{% for k, v in place.items() %}{{ ¦ }}{% endfor %}'), {
      k: 'for',
      v: 'for',
      loop: 'provided',
    });
  });

  it('follows a variable through other variables and through filters that pass items on', () => {
    const text = '{% set all = answers | sort %}{% for a in all %}{% set t = a["text"] | first %}{{ ¦ }}{% endfor %}';
    assert.deepEqual(known(text), {
      all: 'answers',
      a: 'answers[…]',
      t: 'answers[…].text[…]',
      loop: 'provided',
    });
    assert.deepEqual(known('{% set a = report | upper %}{% set b = answers[-1] %}{{ ¦ }}'), {
      a: 'set',
      b: 'answers[-1]',
    });
  });

  it('knows macros, their parameters and the names of `with`', () => {
    assert.deepEqual(known('{% macro ask(who) %}{{ ¦ }}{% endmacro %}'), { who: 'parameter' });
    assert.deepEqual(known('{% macro ask(who) %}{% endmacro %}{% with a = place %}{{ ¦ }}{% endwith %}'), {
      ask: 'macro',
      a: 'place',
    });
  });

  it('reads templates that are not written to their end', () => {
    assert.deepEqual(known('{% for t in answers %}{{ t.¦'), { t: 'answers[…]', loop: 'provided' });
    assert.deepEqual(known('{% for t in answers %}{% if t %}{{ ¦'), { t: 'answers[…]', loop: 'provided' });
    assert.deepEqual(known('{% set a = place %}{% if a.¦'), { a: 'place' });
  });
});
