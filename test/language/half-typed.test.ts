import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LineIndex } from '../../src/text';
import { document, joinedTask, serviceOver, taskWith } from './workspace';

const everything = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** Every question that an editor asks, at the end of a text that breaks off there. */
async function askAll(path: string, text: string): Promise<void> {
  const file = document(path, text);
  const service = serviceOver([file, document('/ws/other.task.flan.yaml', taskWith('x'))]);
  const lines = new LineIndex(text);
  const end = lines.positionAt(text.length);
  for (const { range } of await service.diagnostics(file)) {
    assert.ok(lines.offsetAt(range.start) <= lines.offsetAt(range.end));
    assert.ok(range.end.line < lines.lineCount);
  }
  for (const { edit } of await service.complete(file, end)) {
    assert.ok(lines.offsetAt(edit.range.end) <= text.length && edit.range.start.line === end.line);
  }
  await service.hover(file, end);
  service.symbols(file);
  service.semanticTokens(file);
  await service.codeLenses(file);
  await service.inlayHints(file, everything);
  await service.codeActions(file, everything);
  await service.preview(file, {
    uri: file.uri,
    template: { kind: 'position', position: end },
    row: { kind: 'index', index: 0 },
  });
}

describe('a file that is being typed', () => {
  const task = taskWith(
    "|-\n      {% set x = claim | trim %}{{ x }} {{ place['name'] }}\n\n      {{ options_ }}",
    "'it''s \n      {{ answer }}'",
  );
  const joined = joinedTask(
    '|-\n      {% if claim %}{{ claim | trim }}\n      |||\n      {{ answer }}{% endif %}\n    keep_trailing_newline: true',
  );
  const recipe = readFileSync('examples/micro-flan/tiny.recipe.flan.yaml', 'utf8');
  const styles = readFileSync('test/syntaxes/fixtures/styles.task.flan.yaml', 'utf8');
  const cases: readonly [name: string, path: string, text: string, step: number][] = [
    ['a task', '/ws/weather.task.flan.yaml', task, 3],
    ['a joined task', '/ws/weather.task.flan.yaml', joined, 3],
    ['a task with every style of scalar', '/ws/weather.task.flan.yaml', styles, 11],
    ['a recipe', '/ws/tiny.recipe.flan.yaml', recipe, 11],
  ];
  for (const [name, path, text, step] of cases) {
    it(`gets answers at every place where ${name} may break off`, async () => {
      for (let end = 0; end <= text.length; end += step) await askAll(path, text.slice(0, end));
    });

    it(`gets answers when any stretch of ${name} is missing`, async () => {
      for (let start = 0; start < text.length; start += step * 2) {
        await askAll(path, text.slice(0, start) + text.slice(start + 5));
      }
    });
  }
});
