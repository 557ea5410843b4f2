import assert from 'node:assert/strict';
import { analyse, parseTemplate } from '../../src/jinja';

function uses(source: string): readonly string[] {
  return analyse(parseTemplate(source)).uses.map(
    ({ name, path, guarded }) => [name, ...path].join('.') + (guarded ? '?' : ''),
  );
}

describe('analyse', () => {
  it('finds free variables with their constant paths', () => {
    assert.deepEqual(uses("{{ a.b['c'].0.d }}{{ choices[label] }}{{ x[-1].y }}"), [
      'a.b.c.0.d',
      'choices',
      'label',
      'x',
    ]);
  });

  it('leaves methods out of paths, and keeps fields of the same name', () => {
    assert.deepEqual(uses("{{ a.b.split(',')[0] }}{{ d.items() }}{{ d.items }}"), ['a.b', 'd', 'd.items']);
  });

  it('leaves out what the template sets, from there on', () => {
    assert.deepEqual(
      uses('{{ x }}{% set x = y %}{{ x }}{% for i, j in z %}{{ i }}{{ j.k }}{{ loop.index }}{% endfor %}{{ i }}'),
      ['x', 'y', 'z', 'i'],
    );
    assert.deepEqual(uses('{% macro m(a, b=c) %}{{ a }}{{ caller() }}{% endmacro %}{{ m(d) }}'), ['c', 'd']);
    assert.deepEqual(uses('{% with a = b %}{{ a }}{% endwith %}{{ a }}'), ['b', 'a']);
    assert.deepEqual(uses('{% if p %}{% set q = 1 %}{% endif %}{{ q }}{% set ns = namespace() %}{% set ns.v = r %}'), [
      'p',
      'r',
    ]);
  });

  it('marks what the template itself provides for', () => {
    assert.deepEqual(uses("{{ a|default('x') }}{% if b is not defined %}{% endif %}{{ c|d(e) }}{{ f|upper }}"), [
      'a?',
      'b?',
      'c?',
      'e',
      'f',
    ]);
  });

  it('gives the span of the name and of the whole path', () => {
    const source = 'x {{ row.title|upper }}';
    const [use] = analyse(parseTemplate(source)).uses;
    assert.equal(source.slice(use!.span.start, use!.span.end), 'row.title');
    assert.equal(source.slice(use!.nameSpan.start, use!.nameSpan.end), 'row');
  });

  it('tells by what a name is set', () => {
    const { assigned } = analyse(
      parseTemplate(
        '{% set a = 1 %}{% for b in c %}{% endfor %}{% with d = 1 %}{% endwith %}{% macro e(f) %}{% endmacro %}',
      ),
    );
    assert.deepEqual(
      assigned.map(({ name, by }) => `${name} ${by}`),
      ['a set', 'b for', 'd with', 'e macro', 'f parameter'],
    );
  });

  it('knows what draws at random', () => {
    const random = (source: string): boolean => analyse(parseTemplate(source)).random;
    assert.equal(random('{{ xs|choice }}'), true);
    assert.equal(random('{% if a %}{{ xs|random }}{% endif %}'), true);
    assert.equal(random("{{ xs|map('choice')|list }}"), true);
    assert.equal(random("{{ xs|first }}{{ 'choice' }}"), false);
  });

  it('works as far as a broken template was read', () => {
    assert.deepEqual(uses('{{ a }}{{ b + }}{{ c }}{% if d %}{{ e }}'), ['a', 'c', 'd', 'e']);
  });
});
