import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate, renderTemplate } from '../../src/jinja';
import type { Value } from '../../src/value';

interface Case {
  readonly pattern: string;
  readonly replacement: string;
  readonly text: string;
  readonly count: number;
  /** What Python's `re.sub` gives; null where it refuses the pattern. */
  readonly result: string | null;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/regex.json'), 'utf8')) as readonly Case[];
const template = parseTemplate('{{ text|regex_replace(pattern, replacement, count) }}');

describe('regex_replace', () => {
  for (const { result, ...given } of cases) {
    it(`${given.pattern} as Python's re.sub`, () => {
      const rendered = renderTemplate(template, new Map<string, Value>(Object.entries(given)));
      if (result === null) assert.ok(!rendered.ok && rendered.error.code === 'jinja-value');
      else assert.deepEqual(rendered, { ok: true, value: result });
    });
  }

  it('cannot run away', () => {
    for (const pattern of ['(a+)+b', '(a|aa)+c', '(.*)*x', '(?:a*)*b', '(a?){50}a{50}b', '.*.*.*.*=.*']) {
      const started = performance.now();
      const context = new Map<string, Value>([
        ['text', 'a'.repeat(3000)],
        ['pattern', pattern],
        ['replacement', ''],
        ['count', 0],
      ]);
      const result = renderTemplate(template, context, { maxSteps: 300_000 });
      assert.ok(!result.ok && result.error.code === 'jinja-budget', pattern);
      assert.ok(performance.now() - started < 5000, pattern);
    }
  });
});
