import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { styles, taskWith } from '../workspace';
import { codesIn, offerAt } from './bench';

const only = { only: ['quickfix'] };

/** A mistake in a text of a template, with the cursor in it, its cure, and what the text should say then. */
const mistakes: readonly {
  readonly code: string;
  readonly text: string;
  readonly title: string;
  readonly right: string;
}[] = [
  { code: 'single-brace-field', text: '{re¦port} so', title: 'Change to {{ report }}', right: '{{ report }} so' },
  { code: 'unknown-field', text: '{{ repo¦t }} so', title: 'Change to "report"', right: '{{ report }} so' },
  { code: 'jinja-syntax', text: '{{ report ¦} so', title: 'Write {{ report }}', right: '{{ report }} so' },
  {
    code: 'jinja-unknown-filter',
    text: "{{ report | tr¦m }} 'so'",
    title: "Change to 'trim'",
    right: "{{ report | trim }} 'so'",
  },
  { code: 'doubled-word', text: '{{ report }} is it it¦ so', title: 'Leave one', right: '{{ report }} is it so' },
  { code: 'doubled-space', text: '{{ report }} is ¦ so', title: 'Leave one', right: '{{ report }} is so' },
  {
    code: 'missing-space',
    text: '{{ report }} and so:¦{{ report }}',
    title: 'Add a space',
    right: '{{ report }} and so: {{ report }}',
  },
  {
    code: 'unused-variable',
    text: '{% set u¦nused = 1 %}{{ report }}',
    title: 'Remove "unused"',
    right: '{{ report }}',
  },
  { code: 'lost-escape', text: '{{ report }}n¦ so', title: 'Make it a line end', right: '{{ report }}\n so' },
];

/** The decoded prompt. */
function inputOf(text: string): string {
  return String(parseDocument(text).getIn(['templates', 0, 'input']));
}

describe('quick fixes in every style of YAML', () => {
  for (const [style, write] of Object.entries(styles)) {
    for (const { code, text, title, right } of mistakes) {
      it(`${code} in a ${style} text: only what is wrong changes`, async () => {
        const marked = taskWith(write(text));
        const { after } = await offerAt(marked, only);
        const cured = after(title);
        const before = inputOf(marked.replace('¦', ''));
        assert.equal(inputOf(cured), before.replace(text.replace('¦', ''), right));
        assert.ok(!(await codesIn(cured)).includes(code), cured);
        const [head = '', tail = ''] = marked.replace('¦', '').split(/input: [\s\S]*(?=\n {4}target:)/);
        assert.ok(cured.startsWith(head) && cured.endsWith(tail), 'the rest of the file stays');
      });
    }
  }
});
