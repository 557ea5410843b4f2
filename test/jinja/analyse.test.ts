import assert from 'node:assert/strict';
import { analyse, analyseParts, parseTemplate } from '../../src/jinja';

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

describe('analyse, what reaches the output', () => {
  const cases: readonly (readonly [source: string, reaches: string])[] = [
    ['{{ a }}{{ b|upper }}{{ c.d }}', 'a output, b output, c output'],
    ['{% if a %}x{% endif %}{{ "y" if b else c }}', 'a decision, b decision, c output'],
    ['{{ choices[label] }}{{ xs[i + 1] }}', 'choices output, label decision, xs output, i decision'],
    ['{{ a == b }}{{ c is none }}{{ not d }}', 'a decision, b decision, c decision, d decision'],
    ['{% set x = a %}{% set y = b %}{{ x }}', 'a output, b nothing'],
    ['{% set x = a if b else c %}{{ x }}', 'b decision, a output, c output'],
    ['{% if a %}{% set x = b %}{% endif %}{{ x }}', 'a decision, b output'],
    ['{% if a %}{% set x = b %}{% endif %}', 'a nothing, b nothing'],
    ['{% for x in a %}{{ x.t }}{% endfor %}{% for x in b %}-{% endfor %}', 'a output, b decision'],
    ['{% for x in a if x > b %}{{ loop.index }}{% else %}{{ c }}{% endfor %}', 'a decision, b decision, c output'],
    ['{% set x = a %}{% set x = b %}{{ x }}', 'a nothing, b output'],
    ['{% macro m(p) %}{{ p }}{{ a }}{% endmacro %}{{ m(b) }}', 'a output, b output'],
    ['{% macro m(p) %}{{ a }}{% endmacro %}', 'a nothing'],
    ['{% set t %}{{ a }}{% endset %}{% set u %}{{ b }}{% endset %}{{ u|trim }}', 'a nothing, b output'],
    ['{% set ns = namespace(v=a) %}{% for x in b %}{% set ns.v = x %}{% endfor %}{{ ns.v }}', 'a output, b output'],
    ["{% filter replace('x', a) %}{{ b }}{% endfilter %}", 'b output, a output'],
    ['{% set n = a|length %}{% if n > 2 %}many{% endif %}', 'a decision'],
    ['{% with x = a %}{% call m() %}{{ x }}{% endcall %}{% endwith %}', 'a output, m output'],
  ];
  for (const [source, expected] of cases) {
    it(source, () => {
      const { uses } = analyse(parseTemplate(source));
      assert.equal(uses.map(({ name, reaches }) => `${name} ${reaches}`).join(', '), expected);
    });
  }
});

describe('analyse, what is set where', () => {
  const cases: readonly (readonly [source: string, assigned: string])[] = [
    ['{% set a = 1 %}{{ a }}{% set b = 2 %}', 'a template escapes used, b template escapes'],
    ['{% if c %}{% set a = 1 %}{% endif %}{{ a }}', 'a template conditional escapes used'],
    ['{% for x in c %}{% set a = x %}{% endfor %}{{ a }}', 'x for used, a for'],
    ['{% for x in c %}{% if x %}{% set a = 1 %}{% endif %}{{ a }}{% endfor %}', 'x for used, a for conditional used'],
    ['{% if c %}{% for x in c %}{% set a = x %}{{ a }}{% endfor %}{% endif %}', 'x for used, a for used'],
    ['{% set a = 1 %}{% set a = 2 %}{{ a }}', 'a template escapes, a template escapes used'],
    [
      '{% set a = 1 %}{% if c %}{% set a = 2 %}{% endif %}{{ a }}',
      'a template escapes used, a template conditional escapes used',
    ],
    ['{% with a = 1 %}{% set b = a %}{% endwith %}', 'a with used, b with'],
    ['{% macro m(p, q=1) %}{{ q }}{% set a = 2 %}{% endmacro %}', 'm template escapes, p macro, q macro used, a macro'],
    ['{% set t %}{% set a = 1 %}{{ a }}{% endset %}{{ t }}', 'a set used, t template escapes used'],
    ['{% block b %}{% set a = 1 %}{% endblock %}{% filter upper %}{% set c = 1 %}{% endfilter %}', 'a block, c filter'],
  ];
  for (const [source, expected] of cases) {
    it(source, () => {
      const shown = analyse(parseTemplate(source)).assigned.map(({ name, scope, conditional, escapes, used }) =>
        [name, scope, conditional && 'conditional', escapes && 'escapes', used && 'used'].filter(Boolean).join(' '),
      );
      assert.equal(shown.join(', '), expected);
    });
  }

  it('counts what a later part reads, and leaves it out of that part’s free variables', () => {
    const parts = ['{% set a = x %}{% for b in x %}{% endfor %}', '{{ a }}{{ b }}'].map((part) => parseTemplate(part));
    const [first, second] = analyseParts(parts);
    assert.deepEqual(
      first!.assigned.map(({ name, used }) => `${name} ${used}`),
      ['a true', 'b false'],
    );
    assert.equal(first!.uses[0]!.reaches, 'output');
    assert.deepEqual(
      second!.uses.map(({ name }) => name),
      ['b'],
    );
  });
});

describe('analyse, whether nothing may be printed', () => {
  const cases: readonly (readonly [source: string, silent: readonly string[] | false])[] = [
    ['text', false],
    ['{{ a }}', false],
    ['', []],
    [' \n{# note #}{% set a = 1 %}', []],
    ['{% if a %}x{% endif %}', ['{% if a %}x{% endif %}']],
    ['{% if a %}x{% else %}y{% endif %}', false],
    ['{% if a %}x{% elif b %}{{ c }}{% endif %} ', ['{% if a %}x{% elif b %}{{ c }}{% endif %}']],
    [
      '{% if a %}{% if b %}x{% endif %}{% else %}y{% endif %}',
      ['{% if a %}{% if b %}x{% endif %}{% else %}y{% endif %}', '{% if b %}x{% endif %}'],
    ],
    ['Q: {% if a %}x{% endif %}', false],
    ["{{ 'x' if a }}", ["'x' if a"]],
    ["{{ 'x' if a else '' }}", ["'x' if a else ''"]],
    ["{{ a|default('') }}", ["a|default('')"]],
    ["{{ a|default('none') }}", false],
    ["{{ ('x' if a) ~ ' ' }}", ["'x' if a"]],
    ['{% for x in a %}{{ x }}{% endfor %}', ['{% for x in a %}{{ x }}{% endfor %}']],
    ['{% for x in a %}{{ x }}{% else %}none{% endfor %}', false],
    ['{% with x = a %}{% if x %}y{% endif %}{% endwith %}', ['{% if x %}y{% endif %}']],
  ];
  for (const [source, expected] of cases) {
    it(JSON.stringify(source), () => {
      const { canPrintNothing, silent } = analyse(parseTemplate(source));
      assert.equal(canPrintNothing, expected !== false);
      const shown = silent.map(({ start, end }) => source.slice(start, end));
      assert.deepEqual(shown, expected === false ? [] : expected);
    });
  }
});

describe('analyse, randomness', () => {
  it('has a place for each draw, in source order', () => {
    const source = "{% if a %}{{ xs|choice }}{% endif %}{{ ys|map('random')|join }}{{ lipsum(1) }}{{ zs|first }}";
    const { randomPlaces } = analyse(parseTemplate(source));
    assert.deepEqual(
      randomPlaces.map(({ name, span }) => [name, source.slice(span.start, span.end)]),
      [
        ['choice', 'xs|choice'],
        ['random', "ys|map('random')"],
        ['lipsum', 'lipsum'],
      ],
    );
  });
});
