import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isScalar, parseDocument, visit, type Scalar } from 'yaml';
import { mapScalar } from '../../src/text';
import { checkUnits } from './check-units';

/** Where a scalar can stand: what comes before it, and by how many spaces its lines are moved in. */
interface Setting {
  readonly before: string;
  readonly indent: number;
  /** Spaces that an indentation indicator counts from. */
  readonly parent: number;
  readonly behind: string;
}

const settings: Readonly<Record<string, Setting>> = {
  'a key': { before: 'k: ', indent: 2, parent: 0, behind: '\nz: 1\n' },
  'a deeper key': { before: 'a:\n  b:\n    k: ', indent: 6, parent: 4, behind: '\n  z: 1\n' },
  'a list item': { before: 'l:\n  - ', indent: 4, parent: 2, behind: '\n  - z\n' },
  'a key of a list item': { before: 'l:\n  - a: 1\n    k: ', indent: 6, parent: 4, behind: '\n    z: 1\n' },
  'the end of the file': { before: 'k: ', indent: 2, parent: 0, behind: '' },
};

const word = fc.stringMatching(/^[a-zA-Zéß漢😀{}%'"\\#:,[\]&*!|>-]{1,8}$/u);
const gap = fc.constantFrom(' ', '  ', '\t', '\n', '\n\n', '\n  ', ' \n', '\n\n\n', '\n \t', '\n\t', '\r', ' \t\n\n ');
const body = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map(([text, space]) => text + space).join(''));
const escape = fc.constantFrom(
  ...['\\n', '\\t', '\\\\', '\\"', '\\u00e9', '\\x20', '\\U0001F600', '\\ ', '\\/', '\\N', '\\0'],
  ...['\\\n', '\\\n   ', '\\\n\n', ' \\\n\\ '],
);
/** How a block may begin: empty lines, or lines further in than those behind them. */
const lead = fc.constantFrom('', '', '\n', ' ', '\n\n ', '\t', '  \n');
const comment = fc.constantFrom('', ' # note', '  # {{ a }} |- "', ' #');

/** A block header with its comment, and the spaces that its lines then stand in by. */
function header(mark: string, { indent, parent }: Setting): fc.Arbitrary<{ text: string; indent: number }> {
  return fc
    .tuple(fc.constantFrom('', '-', '+'), fc.constantFrom(0, 1, 2, 4), fc.boolean(), comment)
    .map(([chomp, digit, chompFirst, note]) => {
      const indicator = digit === 0 ? '' : String(digit);
      const flags = chompFirst ? chomp + indicator : indicator + chomp;
      return { text: `${mark}${flags}${note}`, indent: digit === 0 ? indent : parent + digit };
    });
}

function moved(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

function block(mark: string, setting: Setting): fc.Arbitrary<string> {
  return fc
    .tuple(header(mark, setting), lead, body)
    .map(([head, first, text]) => `${head.text}${moved(`\n${first}${text}`, head.indent)}`);
}

const styles: Readonly<Record<string, (setting: Setting) => fc.Arbitrary<string>>> = {
  plain: ({ indent }) => body.map((text) => `x${moved(text.replace(/ #|: |[#:]/g, '_'), indent)}`),
  single: ({ indent }) => body.map((text) => `'${moved(text.replaceAll("'", "''"), indent)}'`),
  double: ({ indent }) =>
    fc
      .array(
        fc.oneof(
          escape,
          body.map((text) => text.replace(/[\\"]/g, '')),
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => `"${moved(parts.join(''), indent)}"`),
  literal: (setting) => block('|', setting),
  folded: (setting) => block('>', setting),
};

/** The scalar that begins at an offset, where the file is sound YAML. */
function scalarAt(source: string, offset: number): Scalar | undefined {
  const document = parseDocument(source, { keepSourceTokens: true, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  let found: Scalar | undefined;
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && node.range?.[0] === offset) found = node;
    },
  });
  return found;
}

describe('ScalarMap over random scalars', () => {
  for (const [style, arbitrary] of Object.entries(styles)) {
    for (const [name, setting] of Object.entries(settings)) {
      it(`places every unit of a ${style} scalar as ${name}, decoded as the YAML library does`, () => {
        let seen = 0;
        fc.assert(
          fc.property(arbitrary(setting), fc.constantFrom('\n', '\r\n'), (scalar, eol) => {
            const source = (setting.before + scalar + setting.behind).replaceAll('\n', eol);
            const node = scalarAt(source, setting.before.replaceAll('\n', eol).length);
            if (!node) return;
            seen++;
            checkUnits(source, mapScalar(source, node));
          }),
          { numRuns: 200 },
        );
        assert.ok(seen > 40, `only ${seen} samples were valid YAML`);
      });
    }
  }
});
