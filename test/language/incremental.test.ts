import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsOf } from '../../src/data';
import { createLanguageService, type LanguageService, type TextDocument } from '../../src/language';
import { PyDict } from '../../src/value';

const rows = Array.from({ length: 12 }, (_, i) =>
  PyDict.of([
    ['report', i % 4 === 0 ? '' : `Rain in ${i}.`],
    ['label', i % 3],
    ['place', PyDict.of([['name', `Town ${i}`]])],
  ]),
);
const sample = { revision: 'r', split: 'train', rows, columns: columnsOf(rows), problems: [] };

const text = `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: rows.jsonl}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: ask
    input: Is it {{ report }} , or {{ raport }}?
    target: "{{ answer }}"
  - name: state
    input: |-
      The the report: {report}
      {% set town = place.nmae %}{% if label %}{{ 1 / label }}{% endif %}
      {{ options_ }}
    target: "{{ choices[label] }}"
  - name: ask
    input: "Is it {{ report }}  , or {{ raport }}? "
    target: maybe
  - name: joined
    jinja: Say {{ report }}}} ||| {{ answer }}
    choices: [wet, dry]
    metrics: [acuracy]
  - name: last
    kind: inverted
    input: Write one.
    target: "{{ report | trimm }}"
`;

const changes = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 999 }),
    removed: fc.constantFrom(0, 0, 0, 1, 3),
    added: fc.constantFrom('a', 'x', ' ', '\n', '{', '}', '"', "'", '{{ report }}', '\n  - name: new', ''),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('a service that has seen older versions', () => {
  it('answers what one that reads the file for the first time answers', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const old = service();
        let content = text;
        let version = 1;
        await answers(old, documentOf(content, version));
        for (const { at, removed, added } of edits) {
          const from = Math.floor((at * content.length) / 1000);
          content = content.slice(0, from) + added + content.slice(from + removed);
          const document = documentOf(content, ++version);
          assert.deepEqual(await answers(old, document), await answers(service(), document));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has something to say about the file that the edits are made in', async () => {
    const found = await service().diagnostics(documentOf(text, 1));
    const codes = new Set(found.map(({ code }) => code));
    for (const code of ['unknown-field', 'empty-render', 'target-not-a-choice', 'duplicate-template-name']) {
      assert.ok(codes.has(code), `${code} is not among ${[...codes].join(', ')}`);
    }
  });
});

function service(): LanguageService {
  return createLanguageService({
    documents: async () => [],
    sampleRows: async () => sample,
    listFolder: async () => [],
  });
}

function documentOf(content: string, version: number): TextDocument {
  return { uri: 'file:///ws/a.task.flan.yaml', path: '/ws/a.task.flan.yaml', version, text: content };
}

async function answers(asked: LanguageService, document: TextDocument): Promise<unknown> {
  const start = { line: 0, character: 0 };
  const whole = { start, end: { line: document.text.length, character: 0 } };
  return {
    diagnostics: await asked.diagnostics(document),
    actions: await asked.codeActions(document, whole),
    lenses: await asked.codeLenses(document),
    hints: await asked.inlayHints(document, whole),
    tokens: asked.semanticTokens(document),
    symbols: asked.symbols(document),
    completions: await asked.complete(document, { line: 9, character: 20 }),
    folds: asked.foldingRanges(document),
    selections: asked.selectionRanges(document, [
      { line: 13, character: 20 },
      { line: 14, character: 12 },
    ]),
    linked: asked.linkedEditing(document, { line: 5, character: 12 }),
    layout: asked.format(document),
  };
}
