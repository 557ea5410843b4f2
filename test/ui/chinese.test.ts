import assert from 'node:assert/strict';
import { until } from '../host';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';
const file = `tasks/${task}`;
const chinese = /\p{Script=Han}/u;

// VS Code's own words stay English where its language pack is not installed; all of ours are Chinese.
describe('a window in Simplified Chinese', () => {
  const session = useSession({ language: 'zh-cn' }, async ({ read, write }) => {
    await write(file, (await read(file)).replace('{{ premise }}', '{premise}'));
  });
  const page = () => session().workbench.page;

  it('names each command in Chinese', async () => {
    const { workbench, shot } = session();
    await workbench.open(task);
    await workbench.page.locator('.codelens-decoration').first().waitFor();
    await page().keyboard.press('F1');
    await page().keyboard.insertText('FLAN: ');
    const options = page()
      .locator('.quick-input-list')
      .getByRole('option', { name: /^FLAN: / });
    await until(async () => (await options.count()) > 5, 'commands in the palette');
    // VS Code gives the English title too, as an alias.
    const names = await Promise.all((await options.all()).map((option) => option.getAttribute('aria-label')));
    assert.deepEqual(
      names.filter((name) => !chinese.test(name ?? '')),
      [],
    );
    await shot('chinese-commands');
    await page().keyboard.press('Escape');
  });

  it('explains a problem and what stands under the pointer in Chinese', async () => {
    const { shot } = session();
    await page().locator('.squiggly-warning').first().waitFor({ state: 'attached' });
    const line = page()
      .locator('.view-line')
      .filter({ hasText: /^\s*\{premise\}\s*$/ });
    await line.locator('span span').last().hover();
    const hover = page().locator('.monaco-hover:not(.hidden)', { hasText: '会原样输出' });
    await hover.first().waitFor();
    await shot('chinese-problem');
    await page().keyboard.press('Escape');
  });

  it('says in Chinese over a template how many rows render', async () => {
    const lens = page().locator('.codelens-decoration').first();
    await until(async () => /行可渲染/.test(await lens.innerText()), 'a count of rows in the code lens');
    assert.match(await lens.innerText(), /预览/);
  });

  it('previews in a panel whose every word is Chinese', async () => {
    const { workbench, shot } = session();
    await workbench.focusEditor();
    await workbench.command('FLAN: 预览模板');
    const panel = workbench.webview();
    await panel.locator('#prompt-text').waitFor();
    await panel.getByRole('button', { name: '下一行 (→)' }).waitFor();
    const labels = await panel
      .locator('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as unknown as { ariaLabel: string | null }).ariaLabel ?? ''),
      );
    assert.deepEqual(
      labels.filter((label) => label !== '' && !chinese.test(label)),
      [],
    );
    await shot('chinese-preview');
  });

  it('shows its views in Chinese', async () => {
    const { workbench, shot } = session();
    await workbench.command('View: Show FLAN');
    const titles = page().locator('.sidebar .pane-header .title');
    await until(async () => (await titles.allInnerTexts()).length >= 3, 'the views');
    const shown = (await titles.allInnerTexts()).map((title) => title.trim());
    assert.deepEqual(shown, ['任务', '数据', '运行']);
    const counts = page().locator('.sidebar .monaco-list-row .label-description');
    await until(async () => /个任务/.test((await counts.allInnerTexts()).join(' ')), 'counts of tasks');
    await shot('chinese-views');
  });

  it('leads from an empty folder to a result in Chinese', async () => {
    const { workbench, shot } = session();
    await workbench.command('Welcome: Open Walkthrough...');
    await workbench.pick('开始使用 FLAN Workbench');
    await page().locator('.gettingStartedSlideDetails', { hasText: '从示例或自己的数据开始' }).waitFor();
    await shot('chinese-walkthrough');
  });
});
