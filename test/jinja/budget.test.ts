import assert from 'node:assert/strict';
import { parseTemplate, renderTemplate, type RenderOptions } from '../../src/jinja';

/** Templates that would never end, or fill the memory, in an engine without budgets. */
const hostile: readonly string[] = [
  '{% set l = [1] %}{% for x in l %}{% set _ = l.append(x) %}{% endfor %}',
  '{% for i in range(10 ** 15) %}{% endfor %}',
  '{{ range(10 ** 12)|list }}',
  "{{ 'ab' * 10 ** 12 }}",
  '{{ [0] * 10 ** 12 }}',
  '{{ 10 ** (10 ** 10) }}',
  "{{ 'a'.center(10 ** 12) }}",
  "{{ '%99999999d' % 1 }}",
  "{{ '{:99999999}'.format(1) }}",
  '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
  '{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}',
  "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
  '{% set ns = namespace(l=[1]) %}{% for i in range(99) %}{% set ns.l = ns.l + ns.l %}{% endfor %}',
  "{% for i in range(9999) %}{{ 'x' * 99999 }}{% endfor %}",
  '{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}{% endfor %}{% endfor %}',
  '{% set l = [] %}{% for i in range(60) %}{% set l2 = l.append(l) %}{% endfor %}{{ l|string|length }}{{ [l, l]|join }}{% for x in l recursive %}{{ loop(x) }}{% endfor %}',
  "{% set ns = namespace(s='a') %}{% for i in range(9999999) %}{% set ns.s = ns.s.replace('a', 'aa') %}{% endfor %}",
  '{{ lipsum(10 ** 9) }}',
  "{{ 'a'|indent(10 ** 10, true) }}",
  "{{ 'x' * 10 ** 9 }}",
  "{{ '%-99999999s' % 1 }}",
  "{{ '%*d' % (10 ** 9, 1) }}",
  "{{ '%.99999999f' % 1.5 }}",
  "{{ '{:.99999999f}'.format(1.5) }}",
  "{{ 'a'.center(10 ** 9) }}{{ 'a'.ljust(10 ** 9) }}",
  "{{ 'a'.zfill(10 ** 9) }}",
  "{{ '\\t'.expandtabs(10 ** 9) }}",
  "{{ 'a'|center(10 ** 9) }}",
  "{{ ('x' * 10 ** 6).encode() * 10 ** 6 }}",
  "{{ ('x' * 10 ** 6).replace('x', 'y' * 10 ** 6) }}",
  "{{ ('x' * 10 ** 6).replace('', 'y' * 10 ** 6) }}",
  "{{ (('x' * 10 ** 6)|list)|join('y' * 10 ** 6) }}",
  "{{ ('x' * 10 ** 6).join(('y' * 10 ** 6)|list) }}",
  "{% set ns = namespace(l=['ab']) %}{% for i in range(99) %}{% set ns.l = [ns.l|join(ns.l|join), ns.l|join] %}{% endfor %}",
  '{{ (1, 2) * 10 ** 12 }}',
  '{{ range(10 ** 18)|sum }}',
  '{{ range(10 ** 18)|reverse|first }}',
  '{{ range(10 ** 18)|batch(10 ** 18)|first }}',
  '{{ [1]|batch(10 ** 12, 0)|list }}',
  '{{ [1]|slice(10 ** 12)|list }}',
  '{{ range(10 ** 15)|map("string")|join }}',
  '{{ dict(zip(range(10 ** 12), range(10 ** 12))) }}',
  "{{ ('a' * 30)|regex_replace('(a|a)*b', '') }}",
  "{{ ('a' * 40)|regex_replace('(a+)+$b', '') }}",
  "{{ ('a' * 9999)|regex_replace('(.*)*(.*)*(.*)*x', '') }}",
  "{{ ('ab' * 500)|regex_replace('(\\\\w+)*?(\\\\w+)*?z', '') }}",
  "{{ ('a ' * 10 ** 6)|wordwrap(1)|wordwrap(1)|wordwrap(1)|urlize|urlize }}",
  "{{ ('(' * 10 ** 6 ~ 'www.a.com' ~ ')' * 10 ** 6)|urlize }}",
  '{{ 2 ** (10 ** 7) }}',
  '{% set ns = namespace(n=3) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}',
  '{% set l = [] %}{% for i in range(99999) %}{% set _ = l.insert(0, i) %}{% set _ = l.index(i) %}{{ l|length }}{% endfor %}',
  '{% block a %}{{ self.a() }}{% endblock %}',
  '{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}',
  '{% filter upper %}{% for i in range(10 ** 9) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfilter %}',
];

describe('budgets', () => {
  const options: RenderOptions = { maxSteps: 500_000, maxTime: 4000 };
  for (const source of hostile) {
    it(`end ${source.slice(0, 70)}`, () => {
      const started = performance.now();
      const result = renderTemplate(parseTemplate(source), new Map(), options);
      assert.equal(result.ok, false);
      assert.ok(!result.ok && result.error.code === 'jinja-budget', result.ok ? '' : result.error.message);
      assert.ok(performance.now() - started < 8000);
    });
  }

  it('refuse widths that Python would only fail on when the memory is full', () => {
    for (const source of ["{{ '%1000000000d' % 1 }}", "{{ '{:{w}}'.format(1, w=10 ** 9) }}"]) {
      assert.equal(renderTemplate(parseTemplate(source), new Map(), options).ok, false, source);
    }
  });

  it('count output', () => {
    const template = parseTemplate('{% for i in range(100) %}0123456789{% endfor %}');
    assert.ok(renderTemplate(template, new Map(), { maxOutput: 1000 }).ok);
    const result = renderTemplate(template, new Map(), { maxOutput: 999 });
    assert.ok(!result.ok && result.error.code === 'jinja-budget');
  });

  it('are per render', () => {
    const template = parseTemplate('{% for i in range(1000) %}{{ i }}{% endfor %}');
    for (let i = 0; i < 20; i++) assert.ok(renderTemplate(template, new Map(), { maxSteps: 5000 }).ok);
  });

  it('refuse nesting that would exhaust the stack, when parsing', () => {
    for (const source of [
      `{{ ${'('.repeat(5000)}`,
      `{{ ${'not '.repeat(5000)}1 }}`,
      '{% if 1 %}'.repeat(5000),
      `{{ ${'-'.repeat(5000)}1 }}`,
      `{{ a${'.b'.repeat(5000)} }}`,
      `{{ 1${' + 1'.repeat(5000)} }}`,
    ]) {
      const template = parseTemplate(source);
      assert.ok(template.problems.length > 0, source.slice(0, 20));
    }
  });
});
