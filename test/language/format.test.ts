import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { contentOf } from '../../src/language/same-content';
import { formatText } from '../../src/language/format';
import { loadTask, templateHash } from '../../src/task';
import { LineIndex } from '../../src/text';
import { document, serviceOver, styles, taskWith } from './workspace';

/** The text after the edits of the service, applied from the last to the first. */
function format(text: string, path = '/ws/weather.task.flan.yaml'): string {
  const file = document(path, text);
  const lines = new LineIndex(text);
  const edits = serviceOver([file])
    .format(file)
    .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }));
  for (const [index, { start }] of edits.entries()) assert.ok(start >= (edits[index - 1]?.end ?? 0));
  const formatted = edits.reduceRight(
    (now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end),
    text,
  );
  assert.equal(formatted, formatText(text));
  assert.equal(formatText(formatted), formatted, 'formatting again changes something');
  return formatted;
}

/** All that a file says, read without the workbench's own reader. */
function content(text: string): string {
  return contentOf(parseDocument(text, { keepSourceTokens: true }), text);
}

/** What each template of a task says to whoever renders it. */
function hashesOf(text: string): readonly string[] | undefined {
  return loadTask(text, '/ws/a.task.flan.yaml').task?.templates.map(templateHash);
}

function examples(): readonly string[] {
  const folder = 'examples/micro-flan';
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.flan.yaml'),
  );
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('format', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`indents by two and keeps the text of a ${style} scalar`, () => {
      const neat = taskWith(write("{{ claim | replace('a', 'b') }}"));
      assert.equal(format(neat), neat);
      const wide = neat.replace(/^ +/gm, (spaces) => spaces.repeat(2)).replace('    - name', '    -   name');
      assert.notEqual(wide, neat);
      assert.equal(format(wide), neat);
    });
  }

  it('brings lists below their keys', () => {
    assert.equal(
      format('flan: task/1\ntemplates:\n- name: a\n  input: |\n    x\n      y\n- name: b\n'),
      'flan: task/1\ntemplates:\n  - name: a\n    input: |\n      x\n        y\n  - name: b\n',
    );
  });

  it('keeps comments, each with its line', () => {
    assert.equal(
      format(
        '# top  \nflan: task/1   # kind\n\ndata:\n    # where\n    source:\n          jsonl: a # here\n    # last\n# end',
      ),
      '# top\nflan: task/1   # kind\n\ndata:\n  # where\n  source:\n    jsonl: a # here\n  # last\n# end\n',
    );
  });

  it('drops white space at the ends of lines, but none that is text', () => {
    const text = 'flan: task/1  \n \t\ntemplates:\n  - input: |  \n      a  \n\n      b \n    target: "x  \n      y"\n';
    assert.equal(
      format(text),
      'flan: task/1\n\ntemplates:\n  - input: |\n      a  \n\n      b \n    target: "x  \n      y"\n',
    );
  });

  it('ends a file in one newline, save where its last block keeps more', () => {
    assert.equal(format('flan: task/1\ntask: a\n\n\n'), 'flan: task/1\ntask: a\n');
    assert.equal(format('flan: task/1\ntask: a'), 'flan: task/1\ntask: a\n');
    const keeps = 'flan: task/1\nx-note: |+\n  a\n\n\n';
    assert.equal(format(keeps), keeps);
    const open = 'flan: task/1\nx-note: |\n  a';
    assert.equal(content(format(open)), content(open));
  });

  it('quotes choices that YAML 1.1 takes for something else, and nothing more', () => {
    const text = taskWith('yes').replace('["yes", "no"]', '[yes, No, on, y, 1:30, maybe, "off", a b]');
    assert.match(format(text), /^choices: \["yes", "No", "on", "y", "1:30", maybe, "off", a b\]$/m);
    assert.match(format(text), /^ {4}input: yes$/m);
    assert.match(format(taskWith('x', 'y\n    choices:\n      - no # not\n      - maybe')), /^ {6}- "no" # not$/m);
  });

  it('counts with the indentation that a block names', () => {
    const text = 'flan: task/1\ntemplates:\n    - input: |2-\n          deep\n      target: x\n';
    const formatted = format(text);
    assert.equal(content(formatted), content(text));
    assert.match(formatted, /^ {4}target: x$/m);
  });

  it('moves flow maps and quoted texts of several lines with their keys', () => {
    const text =
      'flan: task/1\ndata:\n        source: {\n            jsonl: a,\n          }\n        x-a: "one\n          two"\n';
    assert.equal(format(text), 'flan: task/1\ndata:\n  source: {\n      jsonl: a,\n    }\n  x-a: "one\n    two"\n');
  });

  it('keeps the line ends of Windows', () => {
    assert.equal(format('flan: task/1 \r\ndata:\r\n    source: x'), 'flan: task/1\r\ndata:\r\n  source: x\r\n');
  });

  it('keeps a byte order mark', () => {
    assert.equal(format('\uFEFFflan: task/1  \ndata:\n    source: x'), '\uFEFFflan: task/1\ndata:\n  source: x\n');
  });

  it('moves anchors and tags with what they belong to, those of others included', () => {
    assert.equal(
      format(
        'flan: task/1\nx-a: &one   # anchored  \n    k: &two |\n        text\nx-b:\n    &three\n    l: !own 12\nx-c:\n    - &four m: *two\n      n: !!str 1\n    - &five\n        o: 2\n',
      ),
      'flan: task/1\nx-a: &one   # anchored\n  k: &two |\n    text\nx-b:\n  &three\n  l: !own 12\nx-c:\n  - &four m: *two\n    n: !!str 1\n  - &five\n    o: 2\n',
    );
  });

  it('leaves a flow list on its lines, however long, and empty lines where they stand', () => {
    const long = `flan: task/1\n\n\n\nchoices: [${Array.from({ length: 40 }, (_, i) => `"choice ${String(i)}"`).join(', ')}]\n`;
    assert.equal(format(long), long);
    const lines = 'flan: task/1\nchoices: [\n"a",\n\n    "b", # c\n]\n';
    assert.equal(format(lines), lines);
  });

  it('brings a comment that stands deeper than all to the entry above it', () => {
    assert.equal(
      format('flan: task/1\ntemplates:\n    - name: a\n      input: b\n          # deep\n'),
      'flan: task/1\ntemplates:\n  - name: a\n    input: b\n    # deep\n',
    );
  });

  it('leaves faulty files, other files and layouts that it is not sure of as they are', () => {
    for (const text of ['flan: task/1\ntask: "a  \n', 'flan: task/1\na: 1\na: 2  \n', '- a  \n', '']) {
      assert.equal(format(text), text);
    }
    const other = document('/ws/other.txt', 'a: 1  \n');
    assert.deepEqual(serviceOver([other]).format(other), []);
    assert.match(format('flan: task/1\n? x-a\n:   b: 1\n'), /\? x-a\n: {3}b: 1/);
  });

  it('changes one line at a time', () => {
    const file = document('/ws/weather.task.flan.yaml', taskWith('x').replace('task: weather', 'task: weather  '));
    assert.deepEqual(serviceOver([file]).format(file), [
      { range: { start: { line: 1, character: 13 }, end: { line: 1, character: 15 } }, newText: '' },
    ]);
  });

  it('leaves the example files as they are, and lays them out alike from any indentation', () => {
    for (const text of examples()) {
      const formatted = format(text, text.startsWith('flan: recipe') ? '/ws/a.recipe.flan.yaml' : undefined);
      assert.equal(formatted, text);
      const wide = text.replace(/^ +/gm, (spaces) => spaces.repeat(2)).replace(/^ {4}- /gm, '    -   ');
      assert.notEqual(wide, text);
      assert.equal(content(formatText(wide)), content(wide));
      assert.equal(formatText(wide).replace(/^ +/gm, ''), text.replace(/^ +/gm, ''));
      assert.deepEqual(hashesOf(formatText(wide)), hashesOf(wide), 'something renders otherwise');
    }
  }).timeout(60_000);

  it('keeps every text of made-up files in all styles, and is done after one round', () => {
    fc.assert(
      fc.property(files, (text) => {
        const before = parseDocument(text, { keepSourceTokens: true });
        fc.pre(before.errors.length === 0);
        const formatted = formatText(text);
        assert.equal(content(formatted), content(text));
        assert.equal(formatText(formatted), formatted);
        // All that stands between scalars is laid out: nothing falls back to the text as it was.
        assert.doesNotMatch(formatted, /^(?: {2})* (?:- |k\d:|deep:|# note)|# note +$/m);
        assert.match(formatted, /^choices: \["yes", §b\]\r?$/m);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});

/** One line of text of a scalar; `§` marks it, so that checks of the layout leave it out. */
const line = fc.constantFrom(
  '§ {{ claim }}',
  '§   {% if x %}',
  '§ a  ',
  '',
  '  § deep',
  '§ # no comment',
  '§ - dash: no',
);

/** A scalar as a value at a column, in one of the five styles. */
const scalar = fc
  .record({
    style: fc.constantFrom('plain', 'single', 'double', '|', '|-', '|+', '>', '>-', '>+', '|2', '>4-'),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    deeper: fc.integer({ min: 1, max: 5 }),
    tail: fc.constantFrom('', '  ', ' # note  '),
    mark: fc.constantFrom('', '', '&a ', '!!str ', '!own ', '&b !!str '),
  })
  .map(({ mark, ...rest }) => {
    const write = writeScalar(rest);
    return (column: number): string => ` ${mark}${write(column).slice(1)}`;
  });

interface Shape {
  readonly style: string;
  readonly lines: readonly string[];
  readonly deeper: number;
  readonly tail: string;
}

function writeScalar({ style, lines, deeper, tail }: Shape): (column: number) => string {
  return (column) => {
    const pad = ' '.repeat(column + deeper);
    switch (style) {
      case 'plain':
        return ` §a b${tail}`;
      case 'single':
        return ` '§ it''s${lines.map((text) => `\n${pad}${text}`).join('')}'${tail}`;
      case 'double':
        return ` "§ \\u0041${lines.map((text) => `\n${pad}${text}`).join('')}\\\n${pad}  §"${tail}`;
      default: {
        const counted = /[1-9]/.exec(style);
        const margin = counted ? ' '.repeat(column + Number(counted[0])) : pad;
        return ` ${style}${tail}${lines.map((text) => `\n${text === '' ? '' : margin}${text}`).join('')}`;
      }
    }
  };
}

/** A whole file: maps in lists in maps, each level with an indentation of its own, comments and spaces in between. */
const files = fc
  .record({
    step: fc.integer({ min: 1, max: 5 }),
    dashGap: fc.integer({ min: 1, max: 4 }),
    listStep: fc.integer({ min: 0, max: 4 }),
    items: fc.array(fc.array(scalar, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    head: scalar,
    comment: fc.constantFrom('', '# note  ', '   '),
    end: fc.constantFrom('', '\n', '\n\n', '\n# end'),
    windows: fc.boolean(),
    mark: fc.constantFrom('', '', '\uFEFF'),
  })
  .map(({ step, dashGap, listStep, items, head, comment, end, windows, mark }) => {
    const list = ' '.repeat(listStep);
    const column = listStep + 1 + dashGap;
    const inner = ' '.repeat(column);
    const entries = items.map((values) =>
      values
        .map((value, index) => {
          const start = index === 0 ? `${list}-${' '.repeat(dashGap)}` : inner;
          const note = comment === '' ? '' : `${inner}${comment}\n`;
          return `${index === 0 ? '' : note}${start}k${String(index)}:${value(column)}`;
        })
        .join('\n'),
    );
    const top = `flan: task/1\nx-head:\n${' '.repeat(step)}deep:${head(step)}`;
    const text = `${mark}${top}\n${comment}\nchoices: [yes, §b]\ntemplates:\n${entries.join('\n')}${end}`;
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });
