import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { themeClasses, themes, until } from '../host';
import { useSession } from './session';

const task = 'felt_how.task.flan.yaml';
const snapshot = 'tasks/felt_how.snap.yaml';

describe('the Test Explorer', () => {
  const session = useSession({
    settings: { 'explorer.fileNesting.enabled': true, 'editor.autoClosingBrackets': 'never' },
  });
  const page = () => session().workbench.page;
  const row = (name: string): Locator =>
    page()
      .locator('.test-explorer .monaco-list-row')
      .filter({ has: page().locator('.label', { hasText: new RegExp(`^${name}`) }) });
  const stateOf = async (name: string): Promise<string> =>
    (await row(name).first().locator('.computed-state').getAttribute('class')) ?? '';

  async function unfold(name: string): Promise<void> {
    await row(name).first().waitFor();
    await row(name).first().click();
    await page().keyboard.press('ArrowRight');
  }

  /** The line of the template's prompt that asks for one word. */
  async function goToWords(): Promise<void> {
    const source = await session().read(`tasks/${task}`);
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(source.split('\n').findIndex((line) => line.includes('with one word')) + 1);
    await page().keyboard.press('End');
  }

  it('marks each template in the margin of its file, before anybody opens the explorer', async () => {
    const { workbench } = session();
    await workbench.open(task);
    await page().locator('.testing-run-glyph').first().waitFor();
    assert.ok((await page().locator('.testing-run-glyph').count()) >= 3, 'marks of the task and its templates');
  });

  it('lists clusters, their tasks and the templates, and runs them', async () => {
    const { workbench, shot } = session();
    await workbench.command('Testing: Focus on Test Explorer View');
    await unfold('read_comp_with_commonsense');
    await unfold('felt_how');
    await row('one-word').waitFor();
    await workbench.command('Test: Run All Tests');
    await until(async () => (await stateOf('one-word')).includes('testing-passed'), 'a template that passed');
    await until(
      async () =>
        (await page().locator('.result-summary, .test-explorer-messages').allInnerTexts()).join(' ').includes('/'),
      'the count of tests',
    );
    await shot('test-explorer');
  });

  it('pins renders beside the file, nested under it', async () => {
    const { workbench, read } = session();
    await workbench.focusEditor();
    await workbench.command('FLAN: Pin Renders as Snapshot');
    await until(
      async () => (await read(snapshot).catch(() => '')).includes('name: one-word'),
      'the snapshot with the template',
    );
    assert.match(await read(snapshot), /How did Ben probably feel\? Answer with one word\.$/m);
  });

  it('shows what a template renders otherwise than pinned as a difference', async () => {
    const { workbench, shot } = session();
    await goToWords();
    await page().keyboard.type(' Be quick.');
    await page().keyboard.press('Control+s');
    await workbench.command('Test: Run Test at Cursor');
    await until(async () => (await stateOf('one-word')).includes('testing-failed'), 'a template that failed');
    await workbench.focusEditor();
    await workbench.command('Test: Peek Output');
    const diff = page().locator('.test-output-peek .monaco-diff-editor');
    await diff.waitFor();
    await until(
      async () => (await diff.innerText()).replaceAll('\u00a0', ' ').includes('Be quick.'),
      'the new text in the difference',
    );
    await shot('test-failure');
  });

  it('takes over a change that was meant, from the failure itself', async () => {
    const { read } = session();
    await page().getByText('Update Snapshots', { exact: true }).first().click();
    await until(async () => (await read(snapshot)).includes('one word. Be quick.'), 'the new text in the snapshot');
    await until(async () => (await stateOf('one-word')).includes('testing-passed'), 'the template passes again');
  });

  it('tests again whenever the file is saved, while it runs continuously', async () => {
    const { workbench } = session();
    await page().keyboard.press('Escape');
    await row('felt_how').first().hover();
    await row('felt_how').first().getByRole('button', { name: 'Turn on Continuous Run' }).click();
    await goToWords();
    await page().keyboard.type(' {{ passage / 2 }}');
    await page().keyboard.press('Control+s');
    await until(async () => (await stateOf('one-word')).includes('testing-failed'), 'the test that the save has run');
    await goToWords();
    for (const _ of ' {{ passage / 2 }}') await page().keyboard.press('Backspace');
    await page().keyboard.press('Control+s');
    await until(async () => (await stateOf('one-word')).includes('testing-passed'), 'the test of the mended file');
    await workbench.command('Test: Stop Continuous Run');
  });

  it('can be read in high contrast', async () => {
    const { workbench, server, shot } = session();
    await server.configure({ 'workbench.colorTheme': themes.contrast });
    await workbench.reload();
    await workbench.page.locator(`.monaco-workbench.${themeClasses.contrast}`).waitFor();
    await workbench.command('Testing: Focus on Test Explorer View');
    await row('sentiment').first().waitFor();
    await workbench.focusEditor();
    await workbench.command('Test: Run Tests in Current File');
    await until(async () => (await stateOf('read_comp_with_commonsense')).includes('testing-passed'), 'a tested file');
    await shot('test-explorer-contrast');
  });
});
