import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LintCode } from '../../src/lint';
import { fileOf, fixed, rowsOf, lintPlaces as lintFile } from './lint';
import { around, styles, writeScalar, type Style } from './styles';

const rows = rowsOf(
  '{"premise": "a", "hypothesis": "b", "label": 0}',
  '{"premise": "c", "hypothesis": "d", "label": 7}',
);
const head = 'choices: ["yes", "no"]\nscoring: generate';

/** What a fault in a prompt looks like, and what of it must be marked. */
const faults: readonly { code: LintCode; fault: string; marked: string; cured?: string }[] = [
  { code: 'jinja-syntax', fault: '{ premise }}', marked: '}}' },
  { code: 'unknown-field', fault: '{{ premse }}', marked: 'premse', cured: '{{ premise }}' },
  { code: 'single-brace-field', fault: '{hypothesis}', marked: '{hypothesis}', cured: '{{ hypothesis }}' },
  { code: 'label-outside-choices', fault: '{{ choices[label] }}', marked: 'label' },
];

function fileWith(style: Style, prompt: string): string {
  return fileOf(head, `name: one\ninput: ${writeScalar(style, prompt, '  ')}\ntarget: "{{ hypothesis }}"`);
}

/** The same template as one text. */
function joinedFileWith(style: Style, prompt: string): string {
  return fileOf(head, `name: one\njinja: ${writeScalar(style, `${prompt} ||| {{ hypothesis }}`, '  ')}`);
}

describe('lintTask marks exactly the fault', () => {
  for (const style of styles) {
    for (const { code, fault, marked, cured } of faults) {
      it(`${code} in a ${style} scalar`, () => {
        fc.assert(
          fc.property(around, around, fc.constantFrom(fileWith, joinedFileWith), (before, behind, write) => {
            const prompt = `${before} ${fault} ${behind} {{ premise }}`;
            const linted = lintFile(write(style, prompt), rows);
            const found = linted.problems.filter((problem) => problem.code === code);
            assert.equal(found.length, 1, JSON.stringify(linted.problems));
            const { span } = found[0]!;
            assert.equal(linted.text.slice(span.start, span.end), marked);
            const place = linted.text.indexOf(fault);
            assert.ok(span.start >= place && span.end <= place + fault.length);
            if (cured !== undefined) assert.equal(fixed(linted), write(style, prompt.replace(fault, cured)));
          }),
          { numRuns: 20 },
        );
      });
    }
  }

  for (const style of ['single', 'double', 'literal', 'folded'] as const) {
    it(`trailing-whitespace-before-target in a ${style} scalar`, () => {
      fc.assert(
        fc.property(around, fc.constantFrom(' ', '  ', ' \t'), (before, blanks) => {
          const prompt = `${before} {{ premise }} ends`;
          const linted = lintFile(fileWith(style, prompt + blanks), rows);
          const found = linted.problems.filter(({ code }) => code === 'trailing-whitespace-before-target');
          assert.equal(found.length, 1);
          const { span } = found[0]!;
          assert.equal(linted.text.slice(span.start, span.end), blanks);
          assert.equal(fixed(linted), fileWith(style, prompt));
        }),
        { numRuns: 12 },
      );
    });
  }

  for (const style of styles) {
    it(`whole ${style} scalars where the whole is wrong`, () => {
      const scalar = writeScalar(style, 'Is it true\nand not false?', '  ');
      const text = fileOf(
        '',
        `name: one\ninput: ${scalar}\ntarget: "{{ hypothesis }}"`,
        `name: two\ninput: ${scalar}\ntarget: "{{ hypothesis }}"`,
      );
      const { problems } = lintFile(text, rows);
      // Behind the template's own indentation.
      const written = scalar.replaceAll('\n', '\n    ');
      const marked = problems.map(({ code, span }) => [code, text.slice(span.start, span.end).trimEnd()]);
      assert.deepEqual(marked, [
        ['constant-prompt', written],
        ['duplicate-template-text', written],
        ['constant-prompt', written],
      ]);
    });
  }
});
