import assert from 'node:assert/strict';
import { until } from '../host';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('editing a task file', () => {
  const session = useSession();

  /** 1-based line and column right after the first occurrence of `text` in the file as it was opened. */
  async function after(text: string): Promise<[line: number, column: number]> {
    const source = await session().read(`tasks/${task}`);
    const before = source.slice(0, source.indexOf(text) + text.length).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  }

  it('opens as a FLAN task, in more than two colours', async () => {
    const { workbench } = session();
    await workbench.open(task);
    assert.equal(await workbench.page.locator('[id="status.editor.mode"]').innerText(), 'FLAN Task');
    await until(async () => (await tokenColours()).size > 3, 'token colours');
  });

  it('shows over each template how many rows render, and beside it what the first one gives', async () => {
    const { workbench, shot } = session();
    const lens = workbench.page.locator('.codelens-decoration').first();
    await lens.getByText('Preview').waitFor();
    await until(async () => /\d/.test(await lens.innerText()), 'a count of rows in the code lens');
    await workbench.goTo(...(await after('name: does-it-follow')));
    const { premise } = await firstRow();
    await workbench.page
      .locator('.view-line', { hasText: premise.slice(0, 20) })
      .first()
      .waitFor();
    await shot('editor');
  });

  it('marks a broken template and says in the Problems view what was expected', async () => {
    const { workbench, shot } = session();
    await workbench.goTo(...(await after('{{ premise }}')));
    for (let back = 0; back < 3; back++) await workbench.page.keyboard.press('Backspace');
    await workbench.errors().first().waitFor({ state: 'attached' });
    await workbench.command('Problems: Focus on Problems View');
    const problem = workbench.page.locator('.markers-panel .monaco-list-row').nth(1);
    await problem.waitFor();
    assert.match(await problem.innerText(), /}}|end of|expected/i);
    await shot('problem');
    await workbench.page.keyboard.press('Control+j');
    await workbench.command('File: Revert File');
    await until(async () => (await workbench.errors().count()) === 0, 'no error after the file was reverted');
  });

  it('suggests the fields of the data inside {{ }}', async () => {
    const { workbench, shot } = session();
    const { keyboard } = workbench.page;
    await workbench.goTo(...(await after('Does it follow that')));
    await keyboard.type(' {{ ');
    await keyboard.press('Control+Space');
    const list = workbench.page.locator('.suggest-widget.visible');
    await list.getByRole('option', { name: /^premise/ }).waitFor();
    assert.ok(await list.getByRole('option', { name: /^hypothesis/ }).count());
    await shot('completion');
    await keyboard.press('Escape');
    await workbench.command('File: Revert File');
  });

  it('shows the values of a field in the first rows on hover', async () => {
    const { workbench, shot } = session();
    const line = workbench.page.locator('.view-line', { hasText: '{{ premise }}' }).first();
    await line.getByText('premise', { exact: false }).last().hover();
    const hover = workbench.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    await hover
      .getByText(/Jack was in the shop|premise/)
      .first()
      .waitFor();
    await shot('hover');
    const text = (await hover.allInnerTexts()).join('\n');
    const [first] = (await session().read('data/follows.train.jsonl')).split('\n');
    const { premise } = JSON.parse(first ?? '{}') as { readonly premise: string };
    assert.ok(text.includes(premise.slice(0, 20)), `the hover does not show "${premise}": ${text}`);
  });

  it('asks before a cluster gets a name that loses its partners', async () => {
    const { workbench, shot } = session();
    const { page } = workbench;
    await workbench.goTo(...(await after('cluster: nl')));
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('inference');
    await page.keyboard.press('Enter');
    const asked = page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'FLAN v1 knows the partners',
    });
    await asked.waitFor();
    await shot('rename-asks');
    await asked.locator('.action-label.codicon-notifications-clear').click();
    await asked.waitFor({ state: 'detached' });
    assert.match(await workbench.visibleText(), /cluster: nli/);
  });

  async function firstRow(): Promise<{ readonly premise: string }> {
    const [first = ''] = (await session().read('data/follows.train.jsonl')).split('\n');
    return JSON.parse(first) as { readonly premise: string };
  }

  async function tokenColours(): Promise<ReadonlySet<string | null>> {
    const { page } = session().workbench;
    const tokens = page.locator('.editor-group-container.active .view-line span[class*=mtk]');
    const classes = await Promise.all((await tokens.all()).slice(0, 60).map((token) => token.getAttribute('class')));
    return new Set(classes);
  }
});
