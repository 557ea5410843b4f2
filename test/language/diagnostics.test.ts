import assert from 'node:assert/strict';
import type { Diagnostic } from '../../src/language';
import { document, serviceOver, styles, taskWith } from './workspace';

async function check(text: string, path = '/ws/weather.task.flan.yaml', others: readonly [string, string][] = []) {
  const file = document(path, text);
  const diagnostics = await serviceOver([
    file,
    ...others.map(([name, content]) => document(name, content)),
  ]).diagnostics(file);
  return diagnostics.map((diagnostic) => ({ ...diagnostic, covers: covered(text, diagnostic) }));
}

function covered(text: string, { range: { start, end } }: Diagnostic): string {
  const line = text.split('\n')[start.line]!;
  return start.line === end.line ? line.slice(start.character, end.character) : `${line.slice(start.character)}…`;
}

describe('diagnostics', () => {
  it('finds nothing wrong with a sound task', async () => {
    const text = taskWith('|-\n      {{ report }} Is it true that {{ claim }}?\n\n      {{ options_ }}');
    assert.deepEqual(
      (await check(text)).filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  for (const [style, write] of Object.entries(styles)) {
    it(`marks exactly an unknown field in a ${style} scalar`, async () => {
      const found = (await check(taskWith(write('{{ claim }} {{ reprot }}')))).filter(
        ({ code }) => code === 'unknown-field',
      );
      assert.deepEqual(
        found.map(({ covers }) => covers),
        ['reprot'],
      );
      assert.match(found[0]!.message, /report/);
    });
  }

  it('reports YAML, schema and Jinja, each once and in order', async () => {
    const found = await check(taskWith('"{{ report | nofilter }}{{ claim "').replace('cluster: nli', 'clutser: nli'));
    const codes = found.map(({ code }) => code);
    assert.ok(codes.includes('unknown-key') && codes.includes('missing-key'), codes.join(' '));
    assert.ok(
      found.some(({ code }) => code.startsWith('jinja')),
      codes.join(' '),
    );
    assert.equal(new Set(found.map(({ covers, message }) => covers + message)).size, found.length);
    const lines = found.map(({ range }) => range.start.line);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  it('finds two tasks of one name across files', async () => {
    const found = await check(taskWith('{a}'), undefined, [['/ws/b.task.flan.yaml', taskWith('x')]]);
    const twin = found.find(({ code }) => code === 'duplicate-task-name');
    assert.equal(twin?.covers, 'weather');
  });

  it('tells when the patterns of a recipe match no task', async () => {
    const recipe = 'flan: recipe/1\nrun: a\ntasks: ["tasks/*.task.flan.yaml"]\nhold_out: {clusters: [nli]}\n';
    const others: [string, string][] = [['/ws/weather.task.flan.yaml', taskWith('x')]];
    const missing = await check(recipe, '/ws/a.recipe.flan.yaml', others);
    assert.equal(missing.find(({ code }) => code === 'no-task-matches')?.covers, '"tasks/*.task.flan.yaml"');
    const there = await check(recipe.replace('tasks/*', '*'), '/ws/a.recipe.flan.yaml', others);
    assert.ok(!there.some(({ code }) => code === 'no-task-matches'));
  });

  it('tells when a recipe holds out a cluster that no task has', async () => {
    const recipe = 'flan: recipe/1\nrun: a\ntasks: ["*.task.flan.yaml"]\nhold_out: {clusters: [nil]}\n';
    const found = await check(recipe, '/ws/a.recipe.flan.yaml', [['/ws/weather.task.flan.yaml', taskWith('x')]]);
    assert.equal(found.find(({ code }) => code === 'cluster-unknown')?.covers, 'nil');
  });

  it('says nothing about other files', async () => {
    assert.deepEqual(await check('a: [', '/ws/other.yaml'), []);
  });
});
