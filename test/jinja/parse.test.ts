import assert from 'node:assert/strict';
import { parseTemplate, type Statement } from '../../src/jinja';

/** The problems of a template, each as the text it stands on. */
function problems(source: string): readonly string[] {
  return parseTemplate(source).problems.map(({ span }) => source.slice(span.start, span.end));
}

function types(statements: readonly Statement[]): readonly string[] {
  return statements.map((statement) => statement.type);
}

describe('parseTemplate', () => {
  it('gives every node the span of its source', () => {
    const source = "{% if a.b %}{{ c['d']|join(', ') }}{% endif %} rest";
    const [node, text] = parseTemplate(source).body;
    assert.ok(node?.type === 'If' && text?.type === 'Text');
    const output = node.branches[0]!.body[0]!;
    assert.ok(output.type === 'Output' && output.expression.type === 'Filter');
    const at = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
    assert.equal(at(node.span), "{% if a.b %}{{ c['d']|join(', ') }}{% endif %}");
    assert.equal(at(node.branches[0]!.test.span), 'a.b');
    assert.equal(at(output.span), "{{ c['d']|join(', ') }}");
    assert.equal(at(output.expression.span), "c['d']|join(', ')");
    assert.equal(at(output.expression.nameSpan), 'join');
    assert.equal(at(output.expression.target!.span), "c['d']");
    assert.equal(at(text.span), ' rest');
  });

  it('keeps spans right where newlines are normalised', () => {
    const source = 'a\r\n{{ b }}\r\n{{ c }}\r\n';
    const outputs = parseTemplate(source).body.filter((node) => node.type === 'Output');
    assert.deepEqual(
      outputs.map(({ span }) => source.slice(span.start, span.end)),
      ['{{ b }}', '{{ c }}'],
    );
  });

  it('reports several problems and goes on behind each', () => {
    const source = '{{ a + }} one {{ b b }} two {% if x = 1 %}three{% endif %} {{ d }}';
    assert.deepEqual(problems(source), ['}}', 'b', '=']);
    assert.deepEqual(types(parseTemplate(source).body), ['Output', 'Text', 'Output', 'Text', 'If', 'Text', 'Output']);
  });

  it('does not let an unclosed tag swallow the next one', () => {
    const source = 'Q: {{ question\nA: {{ answer }}';
    assert.deepEqual(problems(source), ['A']);
    const last = parseTemplate(source).body.at(-1)!;
    assert.equal(source.slice(last.span.start, last.span.end), '{{ answer }}');
  });

  it('reports one missing end once, at the tag that opened', () => {
    assert.deepEqual(problems('{% for x in xs %}{% if x %}a{% endfor %}{{ b }}'), ['{% if x %}']);
    assert.deepEqual(problems('{% if a %}b'), ['{% if a %}']);
    assert.deepEqual(problems('a{% endif %}b'), ['endif']);
  });

  it('reports brackets that do not match, and recovers at the end of the tag', () => {
    assert.deepEqual(problems('{{ f(a }} {{ b] }} {{ c }}'), ['}', ']']);
  });

  it('reports comments, raw blocks and strings that are not closed', () => {
    assert.deepEqual(problems('a {# b'), ['{#']);
    assert.deepEqual(problems('{% raw %} {{ x }}'), ['{% raw %}']);
    assert.deepEqual(problems("{{ 'a }} {{ b }}"), ["'"]);
    assert.deepEqual(problems("{{ 'a\\x1' }}"), ['\\x1']);
  });

  it('names the tag, filter or test that does not exist, and offers the nearest', () => {
    assert.deepEqual(problems('{% foo %}{{ a|joim }}{{ a is odf }}'), ['foo', 'joim', 'odf']);
    const [, filter] = parseTemplate('{% foo %}{{ a|joim }}').problems;
    assert.equal(filter!.fix?.edits[0]?.newText, 'join');
    assert.match(filter!.message, /'join'/);
  });

  it('only warns of an unknown filter that Jinja may never reach', () => {
    const [problem] = parseTemplate('{% if a %}{{ b|nope }}{% endif %}').problems;
    assert.equal(problem!.severity, 'warning');
    assert.deepEqual(parseTemplate('{{ b|nope }}', { filters: ['nope'] }).problems, []);
  });

  it('refuses what Jinja refuses for its meaning', () => {
    for (const source of [
      '{% set none = 1 %}',
      '{% for loop in x %}{% endfor %}',
      '{{ f(a=1, a=2) }}',
      '{% macro m(a, a) %}{% endmacro %}',
      '{% macro m(a=1, b) %}{% endmacro %}',
      '{% block a %}{% endblock %}{% block a %}{% endblock %}',
      '{% call x %}{% endcall %}',
      '{{ a is b is c }}',
      '{{ f(**a, *b) }}',
      '{{ 1x }}',
      '{% from "a" import _b %}',
    ]) {
      assert.equal(parseTemplate(source).problems.length > 0, true, source);
    }
  });

  it('accepts what looks odd and is Jinja', () => {
    for (const source of [
      '{{ x[] }}',
      '{{ (a, b)[0].c.0 }}',
      '{{ -x|abs ** 2 }}',
      '{% if a: %}b{% else: %}c{% endif %}',
      "{{ {'a': {}} }}",
      '{{ not not a }}',
      "{{ 'a' 'b' }}",
      '{{ f(a, b=1, *c, **d) }}',
      '{% print a, b %}',
      '{% set a.b, c = 1, 2 %}',
      '{{ x[1:2, ::3] }}',
      '{{ a if b }}',
      '{% include "x" ignore missing with context %}',
    ]) {
      const errors = parseTemplate(source).problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], source);
    }
  });

  it('says what to write instead of what is off or not here', () => {
    const cases: readonly (readonly [source: string, at: string, message: RegExp, severity: string])[] = [
      ['{% do xs.append(1) %}', 'do', /\{% set _ = … %\}/, 'error'],
      ['{% for x in xs %}{% break %}{% endfor %}', 'break', /for x in xs if/, 'error'],
      ['{% for x in xs %}{% continue %}{% endfor %}', 'continue', /for x in xs if/, 'error'],
      ['a {% trans %}b', 'trans', /write the text itself/, 'error'],
      ['{% debug %}', 'debug', /remove it/, 'error'],
      ["{{ 'a \\N{BULLET} b' }}", '\\N{BULLET}', /write the character itself/, 'error'],
      ['a {% include "b" %}', '{% include "b" %}', /write its text in place/, 'warning'],
      ['{% extends "b" %}', '{% extends "b" %}', /write its text in place/, 'warning'],
      ['{% from "b" import c %}', '{% from "b" import c %}', /write its text in place/, 'warning'],
    ];
    for (const [source, at, message, severity] of cases) {
      const [problem] = parseTemplate(source).problems;
      assert.ok(problem, source);
      assert.equal(source.slice(problem.span.start, problem.span.end), at);
      assert.match(problem.message, message);
      assert.equal(problem.severity, severity);
    }
  });

  it('survives any cut of a template', () => {
    const source =
      "{% macro m(a, b='x') -%}{{ a|join(', ') }}{%- endmacro %}{# c #}{% for k, v in d.items() if v is not none %}" +
      "{{ loop.index }}{{ {'a': [1, 2.5]}['a'][1:] }}{% else %}{% raw %}{{ {% endraw %}{% endfor %}{% set x %}a{% endset %}";
    for (let end = 0; end <= source.length; end++) {
      for (const text of [source.slice(0, end), source.slice(end)]) {
        const { problems } = parseTemplate(text);
        for (const { span } of problems) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, text);
        }
      }
    }
  });
});
