import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument } from 'yaml';
import { contentOf } from '../../../src/language/same-content';
import { document, serviceOver, styles, taskWith } from '../workspace';
import { applied, offerAt } from './bench';

const only = { only: ['refactor.rewrite'] };

const titles: Readonly<Record<string, string>> = {
  literal: 'Convert to a block that keeps its lines (|)',
  folded: 'Convert to a block that folds its lines (>)',
  double: 'Convert to double quotes',
  single: 'Convert to single quotes',
  plain: 'Convert to text without quotes',
};

/** All that a file says, read without the workbench's own reader. */
function content(text: string): string {
  return contentOf(parseDocument(text, { keepSourceTokens: true }), text);
}

describe('convert a scalar', () => {
  for (const [from, write] of Object.entries(styles)) {
    it(`from ${from}, keeping its text and all else to the byte`, async () => {
      const text = taskWith(write("{{ cl¦aim | replace('a', 'b') }}"));
      const { document: file, actions } = await offerAt(text, only);
      const converted = actions.filter(({ title }) => Object.values(titles).includes(title));
      const expected = ['literal', 'folded', 'double', 'single', 'plain'].filter((style) => {
        const isOneLine = from !== 'literal' && from !== 'folded';
        return style !== from && (isOneLine || (style !== 'single' && style !== 'plain'));
      });
      assert.deepEqual(
        converted.map(({ title }) => title),
        expected.map((style) => titles[style]),
      );
      for (const { edits } of converted) {
        assert.equal(edits.length, 1);
        assert.equal(content(applied(file.text, edits)), content(file.text));
      }
    });
  }

  it('writes what a person would write', async () => {
    const { after } = await offerAt(taskWith('"Read {{ report }}:¦\\n\\n\\"{{ claim }}\\"\\n  so?\\n"'), only);
    assert.match(
      after(titles['literal']!),
      /\n {4}input: \|\n {6}Read \{\{ report \}\}:\n\n {6}"\{\{ claim \}\}"\n {8}so\?\n {4}target:/,
    );
    const long = `${'word '.repeat(30)}end`;
    const folded = (await offerAt(taskWith(`"¦${long}"`), only)).after(titles['folded']!);
    assert.match(folded, /\n {4}input: >-\n {6}(?:word ){15}word\n {6}(?:word ){13}word end\n {4}target:/);
  });

  it('keeps a comment, on the header of a block or behind the text', async () => {
    const { after } = await offerAt(taskWith('"o¦ne" # why'), only);
    assert.match(after(titles['literal']!), /input: \|- # why\n {6}one\n {4}target/);
    const back = await offerAt(taskWith('>- # why\n      o¦ne\n\n'), only);
    assert.match(back.after(titles['single']!), /input: 'one' # why\n\n\n {4}target/);
  });

  it('counts the margin where the text begins with a space, and keeps the lines behind it', async () => {
    const { after } = await offerAt(taskWith('"  one¦\\ntwo\\n\\n"'), only);
    assert.match(after(titles['literal']!), /input: \|2\+\n {8}one\n {6}two\n\n {4}target/);
  });

  it('offers no style that cannot hold the text where it stands', async () => {
    const titlesOf = async (text: string): Promise<readonly string[]> => {
      const { titles: all } = await offerAt(text, only);
      return Object.entries(titles).flatMap(([style, title]) => (all.includes(title) ? [style] : []));
    };
    assert.deepEqual(await titlesOf(taskWith('"a\\u0007¦b"')), []);
    assert.deepEqual(await titlesOf(taskWith('"Is it: ¦so"')), ['literal', 'folded', 'single']);
    assert.deepEqual(await titlesOf(taskWith('"{{ report¦ }}"')), ['literal', 'folded', 'single']);
    assert.deepEqual(await titlesOf(taskWith('"12¦"')), ['literal', 'folded', 'single']);
    // Lines that follow would become text of the block.
    assert.deepEqual(await titlesOf(taskWith('"a¦\\n\\n"\n\n')), []);
    assert.deepEqual(await titlesOf(taskWith('"a¦b"\n      # deep')), ['single', 'plain']);
    // A flow collection has no blocks, and its plain text no commas.
    assert.deepEqual(await titlesOf(taskWith('x').replace('"yes"', '"y¦es, so"')), ['single']);
    assert.deepEqual(await titlesOf(taskWith('x').replace('"yes"', '"y¦es so"')), ['single', 'plain']);
    // Keys, numbers and what has a tag are no texts of their own.
    for (const text of [taskWith('x').replace('input', 'in¦put'), taskWith('1¦2'), taskWith('!!str 1¦2')]) {
      assert.deepEqual(await titlesOf(text), []);
    }
  });

  it('keeps any text, in any place, and all that stands around it', async () => {
    await fc.assert(
      fc.asyncProperty(texts, places, fc.boolean(), async (text, place, windows) => {
        const yaml = place(JSON.stringify(text));
        const source = windows ? yaml.replaceAll('\n', '\r\n') : yaml;
        let now = source;
        const path = pathOf(source, text);
        fc.pre(path !== undefined);
        // Each style from each: what is written is converted on.
        for (const style of ['literal', 'double', 'folded', 'single', 'literal', 'plain', 'folded', 'literal']) {
          const file = document('/ws/x.task.flan.yaml', now);
          const at = offsetOf(now, text);
          const position = {
            line: now.slice(0, at).split('\n').length - 1,
            character: at - now.lastIndexOf('\n', at - 1) - 1,
          };
          const actions = await serviceOver([file]).codeActions(file, { start: position, end: position }, only);
          const action = actions.find(({ title }) => title === titles[style]);
          if (!action) continue;
          const after = applied(now, action.edits);
          assert.equal(content(after), content(source), `${style}:\n${now}\n---\n${after}`);
          if (windows) assert.doesNotMatch(after, /(?<!\r)\n/);
          now = after;
        }
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);
});

/** Lines that YAML is likely to stumble over. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '  x',
    '\t',
    '\tx',
    '# no comment',
    ' # no',
    'a: b',
    '- a',
    '? x',
    '{{ claim }}',
    '{% if a %}',
  ),
  fc.constantFrom("it's", '"so"', '\\n', '%', '|', '>', '---', '...', '& a', '*a', '!x', '@', '`', '12', 'null', 'yes'),
  fc.constantFrom(
    'x'.repeat(90),
    'word '.repeat(30),
    'two  blanks',
    'ends ',
    '\u00a0',
    '\u2028',
    '\u0007',
    '\ufeff',
    '🙂',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const texts = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => `${lines.join('\n')}`)
  .filter((text) => text !== '');

/** Places of a text in a file; what follows may be what a block could swallow. */
const places = fc.constantFrom<(text: string) => string>(
  (text) => `flan: task/1\nx-a: ${text}`,
  (text) => `flan: task/1\nx-a: ${text} # note\n`,
  (text) => `flan: task/1\nx-a: ${text}\n\n# behind\n\nx-b: 1\n`,
  (text) => `flan: task/1\ntemplates:\n  - name: a\n    input: ${text}\n    # below\n    target: b\n  - name: c\n`,
  (text) => `flan: task/1\ntemplates:\n- input: ${text}\n\n\n- name: c\n`,
  (text) => `flan: task/1\nx-a:\n    - ${text} # one\n      # deep\n    - two\n`,
  (text) => `flan: task/1\nx-a:\n- ${text}\n- two\n`,
  (text) => `flan: task/1\nx-a: {b: ${text}, c: [${text}]}\nx-b: 1\n`,
);

function pathOf(source: string, text: string): true | undefined {
  const parsed = parseDocument(source, { keepSourceTokens: true });
  return parsed.errors.length === 0 && parsed.warnings.length === 0 && source.length > text.length ? true : undefined;
}

/** Where the first scalar of that text stands. */
function offsetOf(source: string, text: string): number {
  let at = -1;
  const walk = (node: unknown): void => {
    if (isScalar(node) && node.value === text && at < 0) at = node.range?.[0] ?? -1;
    if (isMap(node)) for (const pair of node.items) walk(pair.value);
    else if (typeof node === 'object' && node !== null && 'items' in node) (node.items as unknown[]).forEach(walk);
  };
  walk(parseDocument(source, { keepSourceTokens: true }).contents);
  assert.ok(at >= 0, 'the text is gone');
  return at;
}
