import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, until, Workbench, workspaceCopy } from '../host';
import { serveWebPage, type WebPage } from '../host/web/serve-page';
import { pictures } from './session';

/** VS Code as on vscode.dev: no server, no Node, a folder that is on no disk. */
describe('VS Code for the web', () => {
  let workbench: Workbench;
  let served: WebPage;
  let browser: Browser;
  let remove: () => Promise<void>;

  before(async () => {
    const copy = await workspaceCopy('examples/micro-flan');
    remove = copy.remove;
    served = await serveWebPage({ folder: copy.folder });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    workbench = new Workbench(await context.newPage(), context);
    await workbench.page.goto(served.url);
    await workbench.ready();
    await workbench.page.getByRole('treeitem', { name: 'tasks', exact: true }).click();
    await workbench.page.getByRole('treeitem', { name: 'follows.task.flan.yaml', exact: true }).dblclick();
    await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
  });
  afterEach(async function () {
    await mkdir(pictures, { recursive: true });
    if (this.currentTest?.state === 'failed') await workbench.screenshot(path.join(pictures, 'failed-web.png'));
  });
  after(async () => {
    await workbench?.close();
    await browser?.close();
    await served?.stop();
    await remove?.();
  });

  it('renders rows of the virtual folder into lenses and hints', async () => {
    await workbench.page.getByText('50 of 50 rows render').first().waitFor();
    await until(async () => (await workbench.visibleText()).includes('Oscar found two apples'), 'the first hint');
  });

  it('previews a template with the tokens of its recipe', async () => {
    await workbench.command('FLAN: Preview Template');
    const preview = workbench.webview();
    await preview.getByText('Does it follow that').waitFor();
    await preview.getByText(/\d+ of 120 tokens/).waitFor();
    await workbench.screenshot(path.join(pictures, 'web.png'));
  });

  it('marks a fault as it is typed, and takes the mark away', async () => {
    await workbench.focusEditor();
    await workbench.goTo(19, 10);
    await workbench.page.keyboard.type('q');
    await workbench.errors().first().waitFor();
    await workbench.page.keyboard.press('Backspace');
    await until(async () => (await workbench.errors().count()) === 0, 'no marks');
  });

  it('hides commands that start a process, and has the others say what they lack', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.page.keyboard.insertText('FLAN: ');
    await workbench.page.getByRole('option', { name: /FLAN: Preview Template/ }).waitFor();
    assert.equal(await workbench.page.getByRole('option', { name: /FLAN: (Fine-tune|Export|Import)/ }).count(), 0);
    await workbench.page.keyboard.press('Escape');
    await workbench.command('FLAN: Show Results');
    await workbench.page
      .getByText(/does not work in a browser.*Open this folder in desktop VS Code/)
      .first()
      .waitFor();
  });
});
