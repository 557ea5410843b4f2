import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate, renderParts, renderTemplate, routine, type RenderOptions } from '../../src/jinja';
import { parseJson, PyDict, pyStr, type Value } from '../../src/value';

/** Templates of our own with what Python 3.11 and jinja2 3.1.6 made of them, in the conformance runner's format. */
const fixtures = join(import.meta.dirname, 'fixtures');

function vars(json: string): ReadonlyMap<string, Value> {
  const parsed = parseJson(json);
  assert.ok(parsed.ok && parsed.value instanceof PyDict);
  return new Map([...parsed.value.entries()].map(([key, value]) => [pyStr(key), value]));
}

function render(source: string, json = '{}', options: RenderOptions = {}): string {
  const result = renderTemplate(parseTemplate(source), vars(json), options);
  return result.ok ? result.value : `${result.error.code} ${result.error.message}`;
}

function get(record: Value, key: string): Value {
  return record instanceof PyDict ? (record.get(key) ?? null) : null;
}

describe('renderTemplate', () => {
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.jsonl'))) {
    describe(`as Python renders ${file.replace('.jsonl', '')}`, () => {
      for (const line of readFileSync(join(fixtures, file), 'utf8').trim().split('\n')) {
        const parsed = parseJson(line);
        assert.ok(parsed.ok);
        const source = pyStr(get(parsed.value, 'jinja'));
        it(source.length > 100 ? `${source.slice(0, 100)}…` : source, () => check(parsed.value, source));
      }
    });
  }

  function check(record: Value, source: string): void {
    const options = get(record, 'options');
    const template = parseTemplate(source, {
      trimBlocks: get(options, 'trim_blocks') === true,
      lstripBlocks: get(options, 'lstrip_blocks') === true,
      keepTrailingNewline: get(options, 'keep_trailing_newline') === true,
    });
    const flavour = get(options, 'undefined');
    const [example] = get(record, 'examples') as Value[];
    const context = get(example!, 'context') as PyDict;
    const result = renderTemplate(template, new Map([...context.entries()].map(([key, v]) => [pyStr(key), v])), {
      pick: 'first',
      undefined: flavour === 'strict' || flavour === 'chainable' ? flavour : 'lenient',
    });
    const expected = get(example!, 'rendered');
    if (expected === null) assert.equal(result.ok, false, `must fail: ${pyStr(get(example!, 'raises'))}`);
    else assert.deepEqual(result, { ok: true, value: expected });
  }
});

describe('renderTemplate, errors', () => {
  it('says where in the source an operation failed', () => {
    const source = 'Hello {{ name.upper() }} and {{ row.missing.deep }}!';
    const result = renderTemplate(parseTemplate(source), vars('{"name": "a", "row": {}}'));
    assert.ok(!result.ok);
    assert.equal(result.error.code, 'jinja-undefined');
    assert.equal(source.slice(result.error.span.start, result.error.span.end), 'row.missing.deep');
  });

  it('points at the operator that failed, inside loops too', () => {
    const source = '{% for x in xs %}{{ 10 // x }}{% endfor %}';
    const result = renderTemplate(parseTemplate(source), vars('{"xs": [1, 0]}'));
    assert.ok(!result.ok);
    assert.equal(source.slice(result.error.span.start, result.error.span.end), '10 // x');
    assert.match(result.error.message, /^ZeroDivisionError: /);
  });

  it('refuses a template with a syntax error, at that error', () => {
    const result = renderTemplate(parseTemplate('{{ a b }}'), new Map());
    assert.ok(!result.ok);
    assert.deepEqual(result.error.span, { start: 5, end: 6 });
  });

  it('refuses to load other templates and says what to do', () => {
    assert.match(render("{% include 'a.html' %}"), /write its text in place/);
  });
});

describe('renderTemplate, randomness', () => {
  const source = '{% for i in range(20) %}{{ ["a", "b", "c"]|choice }}{% endfor %}';

  it('repeats with the seed and changes with it', () => {
    assert.equal(render(source, '{}', { seed: 7 }), render(source, '{}', { seed: 7 }));
    assert.notEqual(render(source, '{}', { seed: 7 }), render(source, '{}', { seed: 8 }));
  });

  it('takes the first item on demand', () => {
    assert.equal(render(source, '{}', { pick: 'first' }), 'a'.repeat(20));
  });
});

describe('renderTemplate, options', () => {
  it('takes filters and globals of the caller', () => {
    const shout = routine('shout', "s, mark='!'", ([s, mark]) => pyStr(s!).toUpperCase() + pyStr(mark!));
    const options = { filters: new Map([['shout', shout]]), globals: new Map<string, Value>([['site', 'here']]) };
    assert.equal(render("{{ site|shout(mark='?') }}", '{}', options), 'HERE?');
    assert.match(render('{{ 1|shout }}'), /^jinja-unknown-filter/);
  });

  it('lets the context hide a global', () => {
    assert.equal(render('{{ range }}', '{"range": "mine"}'), 'mine');
  });
});

describe('renderTemplate, context', () => {
  it('stays as it was, whatever a template does to it', () => {
    for (const source of [
      '{% set _ = row.xs.append(4) %}{{ row.xs }}{{ xs }}',
      "{{ row['xs']['append'](4) }}{{ row.xs }}{{ xs }}",
      "{% set _ = (xs|attr('append'))(4) %}{{ row.xs }}{{ xs }}",
      "{% for x in [row] %}{% set _ = x.update({'k': 1}) %}{% endfor %}{{ row.k }}",
      '{% set take = xs.pop %}{{ take() }}{{ xs }}',
    ]) {
      const xs: Value[] = [1, 2, 3];
      const row = PyDict.of([['xs', xs]]);
      const context = new Map<string, Value>([
        ['row', row],
        ['xs', xs],
      ]);
      const template = parseTemplate(source);
      const first = renderTemplate(template, context);
      assert.ok(first.ok, source);
      assert.deepEqual(renderTemplate(template, context), first, source);
      assert.equal(pyStr(row), "{'xs': [1, 2, 3]}");
    }
    // One list under two names is still one list inside the render.
    assert.equal(render('{% set _ = a.append(1) %}{{ a }}', '{"a": []}'), '[1]');
  });
});

describe('renderTemplate, reach', () => {
  it('sees no JavaScript properties of values', () => {
    for (const name of ['constructor', '__proto__', 'length', 'toString', 'hasOwnProperty', 'prototype']) {
      for (const value of ["'a'", '[1]', '{}', '1', '1.5', 'range', 'none', '(1,)', "'a'|safe", 'namespace()']) {
        const text = render(`{{ (${value}).${name} is defined }}{{ (${value})['${name}'] is defined }}`);
        assert.equal(text, 'FalseFalse', `${value}.${name}`);
      }
    }
    for (const name of ['__class__', '__init__', '__globals__', '__dict__', '__subclasses__', '__getattribute__']) {
      assert.equal(
        render(`{{ ''.${name} is defined }}{{ range.${name} is defined }}{{ []['${name}'] is defined }}`),
        'FalseFalseFalse',
      );
      assert.equal(render(`{{ (''|attr('${name}')) is defined }}{{ '{0}'.format(''|attr('${name}')) }}`), 'False');
      assert.match(render(`{{ '{0.${name}}'.format('') }}`), /AttributeError/);
    }
    const keys = "{'__proto__': 1, 'constructor': [2]}";
    assert.equal(render(`{{ ${keys} }}{{ ${keys}.__proto__ }}{{ ${keys}['constructor'][0] }}`), `${keys}12`);
    assert.equal(render('{{ dict(__proto__=3) }}{{ namespace(constructor=4).constructor }}'), "{'__proto__': 3}4");
    assert.equal(
      render('{% set __proto__ = 5 %}{{ __proto__ }}{{ x.y is defined }}', '{"x": {"__proto__": {"y": 1}}}'),
      '5False',
    );
    assert.equal(render('{{ constructor is defined }}{{ __proto__ is defined }}'), 'FalseFalse');
    assert.match(render('{{ 1 is constructor }}'), /^jinja-unknown-test/);
    assert.match(render('{{ 1|toString }}'), /^jinja-unknown-filter/);
  });
});

describe('renderParts', () => {
  it('renders in one scope and one pass', () => {
    const parts = ['{% set pick = words|choice %}{% macro m(x) %}<{{ x }}>{% endmacro %}{{ pick }}', '{{ m(pick) }}'];
    const words = vars('{"words": ["a", "b", "c", "d", "e", "f"]}');
    for (let seed = 0; seed < 10; seed++) {
      const result = renderParts(
        parts.map((part) => parseTemplate(part)),
        words,
        { seed },
      );
      assert.ok(result.ok);
      assert.equal(result.value[1], `<${result.value[0]!}>`);
    }
  });

  it('says which part failed', () => {
    const result = renderParts([parseTemplate('a'), parseTemplate('{{ 1 / 0 }}')], new Map());
    assert.ok(!result.ok);
    assert.equal(result.error.part, 1);
  });
});
