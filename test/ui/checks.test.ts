import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../host';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('what a check says', () => {
  const session = useSession();

  /** The rows of the Problems view about this file. */
  function problems(text: RegExp | string) {
    return session().workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
  }

  async function grade(severity: string): Promise<void> {
    const { folder, write } = session();
    await mkdir(path.join(folder, '.vscode'), { recursive: true });
    await write('.vscode/settings.json', JSON.stringify({ 'flan.lint.severity': { 'single-brace-field': severity } }));
  }

  it('is a click on its name away, in the Markdown preview', async () => {
    const { workbench, shot, write, read } = session();
    const { page } = workbench;
    const text = await read(`tasks/${task}`);
    await write(`tasks/${task}`, text.replace('{{ premise }}', '{premise}'));
    await workbench.open(task);
    const squiggle = page.locator('.squiggly-warning').first();
    await squiggle.waitFor({ state: 'attached', timeout: 20000 });
    const line = page.locator('.view-line').filter({ hasText: /^\s*\{premise\}\s*$/ });
    await line.locator('span span').last().hover();
    const link = page.locator('.monaco-hover:not(.hidden) a.code-link', { hasText: 'single-brace-field' }).first();
    await link.waitFor();
    await shot('check-hover');
    await link.click();
    const heading = workbench.webview().getByRole('heading', { name: 'single-brace-field' });
    await heading.waitFor();
    await workbench.webview().getByText('It is printed as it is, and all rows get one prompt.').waitFor();
    await shot('check-explained');
    await workbench.command('View: Close All Editors');
  });

  it('comes a second time from many more rows than the first ones, without a keystroke', async () => {
    const { workbench, shot } = session();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.open(task);
    await problems(/of 500 sample rows share their prompt/)
      .first()
      .waitFor();
    await shot('check-many-rows');
  });

  it('has the grade that the settings of the folder give, as soon as they give it', async () => {
    const { workbench, shot } = session();
    const { page } = workbench;
    await page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
    await grade('error');
    await page.locator('.squiggly-error').first().waitFor({ state: 'attached' });
    const row = problems('single-brace-field');
    await row.locator('.codicon-error').waitFor();
    assert.equal(await problems(/of 500 sample rows/).count(), 1, 'what many rows showed is not forgotten');
    await shot('check-graded');
    await grade('off');
    await until(async () => (await row.count()) === 0, 'a view without what was switched off');
    await until(async () => (await page.locator('.squiggly-error').count()) === 0, 'no mark in the text');
    await grade('warning');
    await row.locator('.codicon-warning').waitFor();
    await page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
  });
});
