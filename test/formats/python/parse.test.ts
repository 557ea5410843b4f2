import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pythonString } from '../../../src/formats/flan/print';
import type { PyNode } from '../../../src/formats/python/node';
import { parsePython } from '../../../src/formats/python/parse';

/** The value that `x = SOURCE` assigns. */
function valueOf(source: string): PyNode {
  const { statements, problems } = parsePython(`x = ${source}\n`);
  assert.deepEqual(problems, [], source);
  const [statement] = statements;
  assert.equal(statement?.kind, 'assign', source);
  return statement.value;
}

function textOf(source: string): string {
  const node = valueOf(source);
  assert.equal(node.kind, 'string', source);
  return node.value;
}

describe('Python literals', () => {
  it('decode strings as Python does', () => {
    const cases: readonly (readonly [source: string, text: string])[] = [
      [`'a' "b" '''c'''`, 'abc'],
      [String.raw`"\n\t\\\'\"\a\b\f\v\r"`, '\n\t\\\'"\x07\b\f\v\r'],
      [String.raw`"\x41\101\u00e9\U0001f6a2\0"`, 'AA\u00e9\u{1f6a2}\0'],
      [String.raw`"\d \q \8"`, String.raw`\d \q \8`],
      [String.raw`r"\n" R'\''`, String.raw`\n\'`],
      [`u"a"  # why\n`, 'a'],
      [`("a"\n  "b"  # between\n  'c')`, 'abc'],
      [`"a" + ("b" + 'c')`, 'abc'],
      ['"""two\n\'lines\' "quoted" """', 'two\n\'lines\' "quoted" '],
      ['"a\\\nb"', 'ab'],
      ['"a" \\\n  "b"', 'ab'],
      ['"#no comment"', '#no comment'],
      ['"""a\r\nb"""', 'a\nb'],
    ];
    for (const [source, text] of cases) assert.equal(textOf(source), text, source);
  });

  it('read back every string that is printed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(textOf(pythonString(text)), text)));
  });

  it('read collections, numbers and calls', () => {
    const node = valueOf('{"a": [("x", -1.5), (), (True,)], "b": f.G(1, k=None,), **more}');
    assert.equal(node.kind, 'code', 'a dict with ** is code');
    const dict = valueOf('{"a": [("x", -1.5), (), (True,)], "b": f.G(1, k=None,)}') as Extract<
      PyNode,
      { kind: 'dict' }
    >;
    const [list, call] = dict.entries.map(({ value }) => value);
    assert.deepEqual(plain(list!), [['x', -1.5], [], [true]]);
    assert.ok(call?.kind === 'call');
    assert.equal(call.callee, 'f.G');
    assert.deepEqual(
      [...call.keywords].map(([key, value]) => [key, plain(value)]),
      [['k', null]],
    );
  });

  it('take for code what is code, and why', () => {
    const cases: readonly (readonly [source: string, reason: string])[] = [
      ['f"{a}"', 'f-string'],
      ['"a" rF"b"', 'f-string'],
      ['b"a"', 'bytes'],
      [String.raw`"\N{DASH}"`, 'named-character'],
      ['"a" % b', 'expression'],
      ['"a" * 3', 'expression'],
      ['"a" if b else "c"', 'expression'],
      ['[x for x in y][0:2]', 'expression'],
      ['lambda x: x', 'expression'],
      ['"a".join(b)', 'expression'],
      ['not a', 'expression'],
    ];
    for (const [source, reason] of cases) {
      const node = valueOf(source);
      assert.equal(node.kind === 'code' ? node.reason : node.kind, reason, source);
    }
  });

  it('pass over indented lines and other statements', () => {
    const { statements } = parsePython(
      'import a\n@d\ndef f():\n  x = 1\n\nx: int = 2\nx += 1\nx["k"] = y\nfor a in b: pass\n',
    );
    assert.deepEqual(
      statements.map((statement) => (statement.kind === 'assign' ? 'assign' : statement.word)),
      ['import', '@', 'def', 'assign', 'x', 'assign', 'for'],
    );
  });

  it('say where the syntax is wrong, and go on with the next statement', () => {
    const source = 'a = ["x" "y", ("z" 3)]\nb = "open\nc = "fine"\nd = ("x",\n';
    const { statements, problems } = parsePython(source);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, source.slice(span.start, span.start + 5)]),
      [
        ['python-syntax', '"open'],
        ['python-syntax', '3)]\nb'],
        ['python-syntax', ''],
      ],
    );
    assert.deepEqual(
      statements.map(({ kind }) => kind),
      ['other', 'assign', 'assign', 'other'],
    );
  });

  it('refuse brackets without end, and never throw', () => {
    assert.equal(parsePython(`x = ${'('.repeat(100_000)}`).problems.length, 1);
    const soup = fc.string({
      unit: fc.constantFrom('"', "'", '\\', '(', ')', '[', '{', '}', ':', ',', '=', 'a', '\n', ' ', 'f', '#', '+', '.'),
    });
    fc.assert(
      fc.property(soup, (source) => void parsePython(source)),
      { numRuns: 500 },
    );
  });
});

/** Literals as JavaScript has them. */
function plain(node: PyNode): unknown {
  if (node.kind === 'string' || node.kind === 'constant') return node.value;
  return node.kind === 'list' || node.kind === 'tuple' ? node.items.map(plain) : node.kind;
}
