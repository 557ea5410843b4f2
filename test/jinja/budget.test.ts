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
