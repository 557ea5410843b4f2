import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson, PyDict, PyFloat, pyRepr, toJson } from '../../src/value';

function repr(text: string): string {
  const parsed = parseJson(text);
  return parsed.ok ? pyRepr(parsed.value) : `${parsed.error.offset}: ${parsed.error.message}`;
}

describe('parseJson', () => {
  it('keeps floats, big integers, order and the last of equal keys', () => {
    assert.equal(
      repr('[1, 1.0, 1e2, -0.0, 9007199254740993, 12345678901234567890]'),
      '[1, 1.0, 100.0, -0.0, 9007199254740993, 12345678901234567890]',
    );
    assert.equal(repr('{"b": true, "a": null, "b": "x"}'), "{'b': 'x', 'a': None}");
    assert.equal(repr('[NaN, Infinity, -Infinity]'), '[nan, inf, -inf]');
  });

  it('reads escapes and pairs of surrogates', () => {
    assert.equal(repr(String.raw`"\u00e9\ud83d\ude00\n\/\"\\"`), `'é😀\\n/"\\\\'`);
  });

  it('says what is wrong and where', () => {
    for (const [text, offset] of [
      ['', 0],
      ['{"a": }', 6],
      ['[1 2]', 3],
      ['{a: 1}', 1],
      ['"abc', 0],
      ['"\\x"', 1],
      ['1 x', 2],
      ['[1,]', 3],
      ['"a\nb"', 2],
      ['01', 1],
    ] as const) {
      const parsed = parseJson(text);
      assert.ok(!parsed.ok, text);
      assert.equal(parsed.error.offset, offset, `${text}: ${parsed.error.message}`);
    }
  });

  it('refuses nesting that would exhaust the stack', () => {
    assert.equal(parseJson('['.repeat(100_000)).ok, false);
  });

  it('does not take keys for JavaScript properties', () => {
    const parsed = parseJson('{"__proto__": 1, "constructor": 2}');
    assert.ok(parsed.ok && parsed.value instanceof PyDict);
    assert.deepEqual([...parsed.value.keys()], ['__proto__', 'constructor']);
    assert.equal(parsed.value.get('toString'), undefined);
  });
});

describe('toJson', () => {
  it('prints any text so that JavaScript reads it back, in ASCII if asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, ascii) => {
        const shown = toJson(text, { ascii });
        assert.equal(JSON.parse(shown), text);
        assert.ok(!ascii || /^[ -~]*$/.test(shown));
        assert.deepEqual(parseJson(shown), { ok: true, value: text });
      }),
    );
  });

  it('gives back what was read', () => {
    const text = '{"a": [1, 1.0, 1e+16, 123456789012345678901, "é\\n", null, true], "b": {}}';
    const parsed = parseJson(text);
    assert.ok(parsed.ok);
    assert.equal(toJson(parsed.value), text);
  });

  it('indents, sorts and escapes on demand', () => {
    const dict = PyDict.of([
      ['b', [new PyFloat(0.5)]],
      ['a', 'é😀'],
    ]);
    assert.equal(toJson(dict, { indent: 2, sortKeys: true }), '{\n  "a": "é😀",\n  "b": [\n    0.5\n  ]\n}');
    assert.equal(toJson(dict.get('a')!, { ascii: true }), '"\\u00e9\\ud83d\\ude00"');
  });
});
