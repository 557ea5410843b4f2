import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { themeClasses, themes, until, type Theme } from '../host';
import { aRun } from '../report/a-run';
import { writeRun } from '../report/write-run';
import { contrastRatio } from './contrast';
import { useSession, type Session } from './session';

/** Two finished runs of one recipe with made-up outcomes, scored by the real evaluation, and one that failed. */
async function writeRuns({ folder }: Session): Promise<void> {
  const runs = [
    { stamp: '2026-01-31T09-30-00', run: aRun({ rte: { base: 0.45, tuned: 0.55 } }), steps: 200 },
    { stamp: '2026-02-01T10-00-00', run: aRun({ rte: { base: 0.45, tuned: 0.8 } }), steps: 400 },
    { stamp: '2026-01-30T08-00-00', run: aRun({ rte: { base: 0.4, tuned: 0.4 } }, 'failed'), steps: 200 },
  ];
  for (const { stamp, run, steps } of runs) {
    const manifest = { ...run.manifest, stamp, recipe: { train: { steps } } };
    await writeRun(path.join(folder, 'runs'), { ...run, manifest });
  }
}

/** What is read from a page's world, for which Node has no types. */
interface PageWorld {
  readonly navigator: { readonly clipboard: { readText(): Promise<string> } };
  getComputedStyle(element: unknown): { readonly color: string };
}

async function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => (globalThis as unknown as PageWorld).navigator.clipboard.readText());
}

async function colourOf(row: Locator): Promise<string> {
  return row
    .locator('.label-name')
    .evaluate((node) => (globalThis as unknown as PageWorld).getComputedStyle(node).color);
}

describe('the views', () => {
  const session = useSession({ settings: { 'editor.autoClosingBrackets': 'never' } }, writeRuns);
  const item = (name: string): Locator =>
    session()
      .workbench.page.locator('.pane-body .monaco-list-row')
      .filter({ has: session().workbench.page.locator('.label-name', { hasText: new RegExp(`^${name}$`) }) })
      .first();
  const panel = () => session().workbench.webview();
  const cell = (row: number, column: number): Locator => panel().locator(`#cell-${String(row)}-${String(column)}`);

  /** Unfolds an item that is folded. */
  async function unfold(name: string): Promise<void> {
    await item(name).waitFor();
    if ((await item(name).getAttribute('aria-expanded')) === 'false')
      await item(name).locator('.monaco-tl-twistie').click();
  }

  /** An entry of the context menu, which hears the keyboard at once, but a click only when it has stood for a while. */
  async function choose(entry: string): Promise<void> {
    const { page } = session().workbench;
    await page.getByRole('menuitem', { name: entry }).hover();
    await page.keyboard.press('Enter');
  }

  it('lists clusters, tasks and templates, and opens a template where it stands', async () => {
    const { workbench, shot } = session();
    await workbench.command('View: Show FLAN');
    await unfold('nli');
    await unfold('follows');
    await item('can-we-conclude').click();
    await until(
      async () => (await workbench.visibleText()).includes('name: can-we-conclude'),
      'the template in its file',
    );
    await shot('views-tasks');
  });

  it('goes along with the cursor', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(18, 1);
    const selected = workbench.page.locator('.pane-body .monaco-list-row.selected .label-name');
    await until(async () => (await selected.allInnerTexts()).includes('does-it-follow'), 'the template of the cursor');
  });

  it('colours what has problems while the file is edited', async () => {
    const { workbench, shot } = session();
    await workbench.goTo(19, 20);
    await workbench.page.keyboard.insertText('{{ nobody }}');
    await item('does-it-follow').getByText('does-it-follow').waitFor();
    const spoken = async (): Promise<string> => (await item('follows').getAttribute('aria-label')) ?? '';
    await until(async () => (await spoken()).includes('1 error'), 'the error in the tree');
    const plain = await colourOf(item('can-we-conclude'));
    await until(async () => (await colourOf(item('does-it-follow'))) !== plain, 'the colour of an error');
    await shot('views-problems');
    await workbench.command('File: Revert File');
    await until(async () => (await spoken()).includes('no problems'), 'the tree without the error');
  });

  it('previews a template by the button of its item', async () => {
    const { workbench } = session();
    await item('can-we-conclude').hover();
    await item('can-we-conclude')
      .getByRole('button', { name: /Preview/ })
      .click();
    await panel().getByText('Read the passage and say whether').first().waitFor();
    await workbench.command('View: Close All Editors');
  });

  it('counts the rows of what is unfolded and shows them in a table', async () => {
    const { workbench, shot } = session();
    await workbench.page.locator('.pane-header', { hasText: 'Data' }).click();
    const lines = (await session().read('data/follows.train.jsonl')).trim().split('\n');
    await workbench.page.locator('.pane.expanded', { hasText: 'Data' }).last().waitFor();
    const data = workbench.page.locator('.pane', { has: workbench.page.locator('.pane-header', { hasText: 'Data' }) });
    const task = data.locator('.monaco-list-row', { hasText: 'follows' }).first();
    await task.locator('.monaco-tl-twistie').click();
    const train = data.locator('.monaco-list-row', { hasText: 'train' }).first();
    await train.getByText(`${lines.length.toLocaleString('en-US')} rows`).waitFor();
    await train.click();
    await cell(0, 1).waitFor();
    const first = JSON.parse(lines[0] ?? '{}') as { readonly premise: string };
    assert.ok(first.premise.startsWith((await cell(0, 1).innerText()).replace(/…$/, '')));
    assert.match(await panel().locator('#range').innerText(), new RegExp(`^1–100 of`));
    await shot('views-rows');
  });

  it('pages, searches and shows a row whole, by keyboard', async () => {
    const { workbench, shot } = session();
    const { keyboard } = workbench.page;
    await cell(0, 0).click();
    await panel().locator('#chosen').waitFor();
    await cell(0, 0).focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    await until(async () => panel().locator('#cell-1-1:focus').isVisible(), 'the focus on row 2');
    await keyboard.press('Enter');
    await panel().locator('#chosen h2', { hasText: 'Row 2' }).waitFor();
    await keyboard.press('PageDown');
    await until(async () => (await cell(0, 0).innerText()) === '101', 'the second page');
    await keyboard.press('/');
    await keyboard.type('Oscar');
    await keyboard.press('Enter');
    await until(async () => /found/.test(await panel().locator('#range').innerText()), 'what was found');
    for (const text of await panel().locator('#grid tbody tr').allInnerTexts()) assert.match(text, /oscar|…/i);
    await shot('views-rows-search');
  });

  it('copies a row as JSON and previews a template with it', async () => {
    const { workbench, shot } = session();
    await panel().locator('#search').fill('');
    await panel().locator('#search').press('Enter');
    await until(async () => (await cell(2, 0).innerText()) === '3', 'all rows again');
    await cell(2, 0).click();
    await panel().locator('#chosen h2', { hasText: 'Row 3' }).waitFor();
    await panel().locator('#copy').click();
    await until(async () => (await readClipboard(workbench.page)).startsWith('{'), 'the row on the clipboard');
    const [, , third = '{}'] = (await session().read('data/follows.train.jsonl')).split('\n');
    assert.deepEqual(JSON.parse(await readClipboard(workbench.page)), JSON.parse(third));
    await panel().locator('#preview').click();
    const preview = () => workbench.webview(1);
    await preview().locator('#row').waitFor();
    assert.equal(await preview().locator('#row').inputValue(), '3');
    await shot('views-rows-preview');
  });

  it('lists runs under their recipes with what came out', async () => {
    const { workbench, shot } = session();
    await workbench.command('View: Close All Editors');
    await unfold('hold-out-nli');
    await item('2026-02-01 10:00')
      .getByText(/nli \d\d\.\d → \d\d\.\d \(\+/)
      .waitFor();
    await item('2026-01-30 08:00').getByText('failed').waitFor();
    await shot('views-runs');
    await item('2026-02-01 10:00').click();
    await panel().getByText('nli').first().waitFor();
    // A panel that is still loading would take the keyboard from the next test's list.
    await workbench.command('View: Close All Editors');
  });

  it('compares two runs from the menu of one', async () => {
    const { workbench, shot } = session();
    await item('2026-01-31 09:30').click({ button: 'right' });
    await choose('Compare Runs');
    await workbench.pick('hold-out-nli');
    await panel().getByText('is better').waitFor();
    const text = await panel().locator('body').innerText();
    assert.match(text, /train\.steps\s+200\s+400/);
    assert.match(text, /word for word/);
    await shot('views-comparison');
  });

  it('deletes a run after asking', async () => {
    const { workbench } = session();
    await item('2026-01-30 08:00').click({ button: 'right' });
    await choose('Delete Run');
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Move to Trash' }).click();
    const forGood = workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Delete Permanently' });
    // VS Code in a browser has no trash.
    await forGood.click();
    await item('2026-01-30 08:00').waitFor({ state: 'detached' });
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`brings the row viewer back with the window, readable in the ${theme} theme`, async () => {
      const { workbench, server, shot } = session();
      await workbench.command('View: Close All Editors');
      await server.configure({ 'workbench.colorTheme': themes[theme] });
      await workbench.open('follows.task.flan.yaml');
      await workbench.command('FLAN: Show Rows');
      await cell(1, 1).click();
      await panel().locator('#chosen').waitFor();
      // A reload waits for the explorer.
      await workbench.command('View: Show Explorer');
      await workbench.reload();
      await workbench.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
      await panel().locator('#chosen h2', { hasText: 'Row 2' }).waitFor();
      await workbench.command('View: Show FLAN');
      await item('nli').waitFor();
      for (const id of ['#cell-0-1', '#cell-1-1', '#chosen td']) {
        const ratio = await contrastRatio(panel().locator(id).first());
        assert.ok(ratio >= 4.5, `${id} has a contrast of ${ratio.toFixed(1)} : 1`);
      }
      await shot(`views-${theme}`);
    });
  }
});
