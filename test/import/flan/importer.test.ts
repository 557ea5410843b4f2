import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importFiles, jinjaToPattern, type ImportResult } from '../../../src/import';
import { patternToJinja } from '../../../src/import/flan/pattern';
import { parseTemplate, renderTemplate } from '../../../src/jinja';
import { loadTask, renderExample } from '../../../src/task';
import { PyDict } from '../../../src/value';
import { memoryFiles } from '../../data/memory-files';

const source = `PATTERNS = {
    "rte": [
        ("{premise}\\nSo {hypothesis}?\\n\\n{options_}", "{answer}"),
        ("{premise}\\nSo {hypothesis}?\\n", "{answer}"),
        ("Write a premise.", "{premise}"),
    ],
    "harbours": [("{}{0}{not} {{name}", "{answer}")],
}
FEWSHOT_PATTERNS = {"rte": [FewShotPattern(inputs="{premise}", targets="{answer}", targets_prefix="A: ")]}
FEWSHOT_PATTERNS.update(more)
`;

async function importText(text: string): Promise<ImportResult> {
  return importFiles(['/f/templates.py'], { fs: memoryFiles({ '/f/templates.py': text }), out: '/out' });
}

describe('import from FLAN', () => {
  it('makes a task of each key', async () => {
    const { files } = await importText(source);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['rte.task.flan.yaml', 'harbours.task.flan.yaml', 'rte_fewshot.task.flan.yaml'],
    );
    const { task, problems } = loadTask(files[0]!.text, '/out/rte.task.flan.yaml');
    assert.deepEqual(problems, []);
    assert.equal(task?.cluster, 'nli');
    assert.deepEqual(
      task.templates.map(({ name, kind, scoring, keepTrailingNewline }) => [name, kind, scoring, keepTrailingNewline]),
      [
        ['type-0', 'original', 'rank', false],
        ['type-1', 'original', 'rank', true],
        ['type-2', 'inverted', 'generate', false],
      ],
    );
  });

  it('renders as FLAN fills in, options from their column', async () => {
    const { files } = await importText(source);
    const { task } = loadTask(files[0]!.text, '/out/rte.task.flan.yaml');
    const row = PyDict.of([
      ['premise', 'The tide {is} in.'],
      ['hypothesis', 'the ship floats'],
      ['options', ['yes', 'no']],
      ['answer', 'yes'],
    ]);
    const prompts = task!.templates.map((template) => {
      const rendered = renderExample(task!, template, row);
      assert.ok(rendered.ok);
      return [rendered.value.input, rendered.value.target];
    });
    assert.deepEqual(prompts, [
      ['The tide {is} in.\nSo the ship floats?\n\nOPTIONS:\n- yes\n- no', 'yes'],
      ['The tide {is} in.\nSo the ship floats?\n', 'yes'],
      ['Write a premise.', 'The tide {is} in.'],
    ]);
  });

  it('says which rows are wanted, what cannot be a column, and what was not run', async () => {
    const { report } = await importText(source);
    const person = report.person.map(({ line, what }) => `${line} ${what}`);
    assert.match(person[0]!, /^10 .*not run/);
    assert.match(
      person[1]!,
      /^2 task rte: rte\.\{split\}\.jsonl with the columns premise, hypothesis, options, answer$/,
    );
    assert.ok(person.includes('7 template type-0, {0}'));
    assert.ok(person.includes('7 template type-0, {not}'));
    assert.equal(report.aside.length, 1);
    assert.equal(report.failed.length, 0);
  });

  it('turns texts into Jinja and back without a difference, whatever braces they have', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '%', '#', 'a', '1', '_', '\n', '\r', ' ', '"', "'", '\u00e9'),
    });
    fc.assert(
      fc.property(text, (pattern) => {
        const jinja = patternToJinja(pattern);
        assert.equal(jinjaToPattern(jinja), pattern);
        const names = [...pattern.matchAll(/\{([a-z_\u00e9][\w\u00e9]*)\}/g)].map(([, name]) => name!);
        const values = new Map(names.map((name) => [name, `<${name}>`]));
        const rendered = renderTemplate(parseTemplate(jinja, { keepTrailingNewline: true }), values);
        assert.ok(rendered.ok);
        assert.equal(
          rendered.value,
          pattern.replaceAll(/\{([a-z_\u00e9][\w\u00e9]*)\}/g, (_, name: string) => `<${name}>`),
        );
      }),
      { numRuns: 500 },
    );
  });
});
