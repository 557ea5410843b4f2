import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadSnapshot, pinRenders, printSnapshot, type SnapshotContent } from '../../src/snapshot';
import { path, pinned, read, rowsOf, sample, taskWith } from './a-task';

/** A snapshot of one template with one render. */
function holding(input: string, target: string, name = 'plain'): SnapshotContent {
  const row = { split: 'train', index: 0, hash: '0e123456' };
  return { task: 'weather', templates: [{ name, renders: [{ row, input, target }] }] };
}

/** Texts that YAML, editors and files are known to change. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\t',
        '\n',
        '\n\n',
        '\r',
        '\r\n',
        '\u0085',
        '\u00a0',
        '\u2028',
        '\u2029',
        '\ufeff',
        '\0',
        '\x1b',
        '#',
        ' # no comment',
        ': ',
        '- ',
        '? ',
        '---\n',
        '...\n',
        '|',
        '>',
        '"',
        "'",
        '\\',
        '\\n',
        '%TAG',
        '&a',
        '*a',
        '!x',
        '{}',
        '[',
        'yes',
        'null',
        '~',
        '1e3',
        '0x10',
        '😀',
        '\ud83d',
        '\ude00',
        'é',
        'e\u0301',
        '雨',
        'OPTIONS:\n- yes\n- no',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.lorem({ maxCount: 9 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('printSnapshot', () => {
  it('holds each text to the byte, whatever is in it', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (input, target, name) => {
        const content = holding(input, target, `t${name}`);
        const bytes = new TextEncoder().encode(printSnapshot(content));
        const [template] = read(new TextDecoder().decode(bytes)).templates;
        const [render] = template!.renders;
        assert.deepEqual([template!.name, render!.input, render!.target], [`t${name}`, input, target]);
      }),
      { numRuns: 3000 },
    );
  });

  it('survives a file system that writes CRLF, but for texts that hold one', () => {
    const content = holding('First line.\n\n  Indented.\nLast.', 'a\r\nb ');
    const [render] = read(printSnapshot(content).replaceAll('\n', '\r\n')).templates[0]!.renders;
    assert.deepEqual([render!.input, render!.target], ['First line.\n\n  Indented.\nLast.', 'a\r\nb ']);
  });

  it('writes prompts as literal blocks in the order of the task, and says what the file is', () => {
    const task = taskWith({ second: '"Read: {{ report }}\\nWet or dry?"', first: '"{{ report }}"' });
    assert.equal(
      pinned(task, rowsOf(['It rains.', 'wet'])),
      `# Pinned renders; "flan-workbench snapshot" pins them anew.

flan: snapshot/1
task: weather
templates:
  - name: second
    renders:
      - row: { split: train, index: 0, hash: "9f0a2dcf" }
        input: |-
          Read: It rains.
          Wet or dry?
        target: "wet"

  - name: first
    renders:
      - row: { split: train, index: 0, hash: "9f0a2dcf" }
        input: |-
          It rains.
        target: "wet"
`,
    );
  });

  it('gives a text that no block can hold a line for each of its own', () => {
    const text = printSnapshot(holding('ends in a blank \nsecond line\nthird line\t', 'x'));
    assert.match(text, /^ +input: "ends in a blank\\ $[\s\S]*^ +second line$[\s\S]*^ +third line\\t"$/m);
  });

  it('keeps comments where they stood, through changes of renders, rows and order', () => {
    const before = loadSnapshot(
      `# What we agreed on.

flan: snapshot/1
task: weather # ours
templates:
  # The plain one.
  - name: first
    renders:
      # Rain matters.
      - row: { split: train, index: 0, hash: "00000000" }
        # old prompt
        input: Old.
        target: wet
  # To be dropped.
  - name: gone
    renders: []
  # The long one.
  - name: second
    renders: []
# The end.
`,
      path,
    );
    assert.deepEqual(before.problems, []);
    const task = taskWith({ second: '"Long: {{ report }}"', first: '"{{ report }}"' });
    const { content } = pinRenders(task, sample, before.snapshot);
    const text = printSnapshot(content, before);
    const comments = [...text.matchAll(/#.*$/gm)].map(([comment]) => comment);
    assert.deepEqual(comments.toSorted(), [
      '# Rain matters.',
      '# The end.',
      '# The long one.',
      '# The plain one.',
      '# What we agreed on.',
      '# old prompt',
      '# ours',
    ]);
    assert.match(text, /# The long one\.\n +- name: second\n/);
    assert.match(text, /# The plain one\.\n +- name: first\n/);
    assert.match(text, /# Rain matters\.\n +- row: \{ split: train, index: 0,/);
    assert.deepEqual(
      read(text).templates.map(({ name }) => name),
      ['second', 'first'],
    );
    assert.equal(printSnapshot(read(text), loadSnapshot(text, path)), text, 'printing it again changes it');
  });

  it('leaves a file as it is that says the same in another layout', () => {
    const text = pinned(taskWith({ plain: '"{{ report }}"' })).replace(/\n {2}- name/, '\n\n\n  -   name');
    const before = loadSnapshot(text, path);
    assert.ok(before.snapshot);
    assert.equal(printSnapshot({ ...before.snapshot }, before), text);
  });
});
