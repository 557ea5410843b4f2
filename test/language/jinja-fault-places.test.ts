import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { columnsOf } from '../../src/data';
import { createLanguageService, type Range } from '../../src/language';
import { LineIndex } from '../../src/text';
import { PyDict } from '../../src/value';
import { layouts, write } from './random-scalar';

const rows = [PyDict.of([['report', 'It rains.']])];
const sample = { revision: 'r', split: 'train', rows, columns: columnsOf(rows), problems: [] };
const service = createLanguageService({
  documents: async () => [],
  sampleRows: async () => sample,
  listFolder: async () => [],
});

/** A fault of each kind in sound Jinja: the words that are wrong stand between `«` and `»`. */
const faults = [
  ['unknown-field', '{{ «reprot» }}'],
  ['unknown-field', '{{ «repört» | trim }}'],
  ['unknown-field', '{% set town = «reprot» %}{{ town }}'],
  ['unknown-field', `{{ report | replace("'😀", «reprot») }}`],
  ['jinja-unknown-filter', '{{ report | «trimm» }}'],
  ['jinja-unknown-test', '{% if report is «evenn» %}x{% endif %}'],
  ['jinja-syntax', '{% «iff» report %}'],
  ['jinja-syntax', '{{ report | «}}»'],
  ['jinja-syntax', '«{% if report %}»'],
  ['jinja-syntax', '{{ 1 «!» }}'],
] as const;

const words = fc
  .array(fc.constantFrom('rain', "it's", 'café', '😀', 'a\nb', '日本', '{{ report }}', '"so"', 'x\\y', '👩‍🚀'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some) => some.join(' '));

/** What stands before the scalar in the file. */
const preambles = fc.constantFrom('', '# 😀 a comment\n', 'title: "é 😀"\n', 'title: >-\n  Rain\n  or not\n');

describe('the place of a fault in Jinja', () => {
  it('is exactly its characters, in every style of scalar', async function () {
    this.timeout(120_000);
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        words,
        words,
        fc.constantFrom(...faults),
        layouts,
        preambles,
        async (before, after, fault, layout, preamble) => {
          const [code, marked] = fault;
          const from = before.length + 1 + marked.indexOf('«');
          const to = before.length + marked.indexOf('»');
          const decoded = `${before} ${marked.replace(/[«»]/g, '')} ${after}`;
          const scalar = write(decoded, layout);
          const head = `flan: task/1\n${preamble}task: w\ncluster: nli\ndata: {source: {jsonl: a}}\ntemplates:\n  - name: a\n    input: `;
          const start = head.replaceAll('\n', layout.lineEnd);
          const text = `${start}${scalar.source}${layout.lineEnd}    target: "yes"${layout.lineEnd}`;
          fc.pre(says(text, decoded));
          const uri = 'file:///w.task.flan.yaml';
          const found = await service.diagnostics({ uri, path: '/w.task.flan.yaml', version: version++, text });
          const expected = {
            start: start.length + scalar.places[from]!.start,
            end: start.length + scalar.places[to - 1]!.end,
          };
          const spans = found.filter((each) => each.code === code).map(({ range }) => spanOf(range, text));
          assert.deepEqual(spans, [expected], JSON.stringify(text));
          const kind = `${layout.style} ${code}`;
          met.set(kind, (met.get(kind) ?? 0) + 1);
        },
      ),
      { numRuns: 1500 },
    );
    for (const style of ['plain', 'single', 'double', 'literal', 'folded']) {
      for (const code of new Set(faults.map(([each]) => each))) {
        assert.ok((met.get(`${style} ${code}`) ?? 0) >= 5, `${style} scalars with ${code}: too few`);
      }
    }
  });
});

let version = 1;

/** Whether the file holds the text: some texts cannot be written in some styles. */
function says(text: string, decoded: string): boolean {
  try {
    const file = parse(text) as { readonly templates: readonly { readonly input: unknown }[] };
    return file.templates[0]?.input === decoded;
  } catch {
    return false;
  }
}

function spanOf({ start, end }: Range, text: string): { readonly start: number; readonly end: number } {
  const lines = new LineIndex(text);
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}
