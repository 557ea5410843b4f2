import assert from 'node:assert/strict';
import { themeClasses, themes, until, type Theme } from '../host';
import { contrastRatio } from './contrast';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('the preview panel', () => {
  const session = useSession();
  const panel = () => session().workbench.webview();
  const prompt = async (): Promise<string> => panel().locator('#prompt-text').innerText();

  async function row(number: number): Promise<{ readonly premise: string; readonly label: number }> {
    const lines = (await session().read('data/follows.train.jsonl')).split('\n');
    return JSON.parse(lines[number - 1] ?? '{}') as { readonly premise: string; readonly label: number };
  }

  it('opens beside the file and shows the first row as the model reads it', async () => {
    const { workbench } = session();
    await workbench.open(task);
    await workbench.command('FLAN: Preview Template');
    await panel().locator('#prompt-text').waitFor();
    const { premise, label } = await row(1);
    assert.ok((await prompt()).includes(premise), `"${premise}" is not in the prompt: ${await prompt()}`);
    assert.match(await prompt(), /OPTIONS:\s*- yes\s*- no/);
    assert.equal((await panel().locator('#target-text').innerText()).trim(), label === 0 ? 'yes' : 'no');
  });

  it('goes to the next row', async () => {
    await panel().locator('#next').click();
    const { premise } = await row(2);
    await until(async () => (await prompt()).includes(premise), `row 2 in the preview: ${premise}`);
  });

  it('follows typing before the file is saved', async () => {
    const { workbench } = session();
    const source = await session().read(`tasks/${task}`);
    const line = source.split('\n').findIndex((text) => text.includes('Does it follow that')) + 1;
    await workbench.focusEditor();
    await workbench.goTo(line, 7);
    await workbench.page.keyboard.type('Think twice. ');
    await until(async () => (await prompt()).includes('Think twice. Does it follow'), 'the typed words in the preview');
    assert.ok(!(await session().read(`tasks/${task}`)).includes('Think twice'), 'the file was saved');
  });

  it('follows the cursor to another template', async () => {
    const { workbench } = session();
    const source = await session().read(`tasks/${task}`);
    const line = source.split('\n').findIndex((text) => text.includes('name: premise-hypothesis')) + 1;
    await workbench.goTo(line, 1);
    await until(async () => (await prompt()).startsWith('Premise:'), 'the template at the cursor');
  });

  it('says where a render error is', async () => {
    const { workbench, shot } = session();
    const source = await session().read(`tasks/${task}`);
    const line = source.split('\n').findIndex((text) => text.includes('Premise: {{ premise }}')) + 1;
    await workbench.goTo(line, 7);
    await workbench.page.keyboard.type('{{ premise / 2 }} ');
    await panel().locator('.problem .message').waitFor();
    await shot('preview-error');
    await workbench.command('File: Revert File');
    await panel().locator('#prompt-text').waitFor();
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`comes back with the window and can be read in the ${theme} theme`, async () => {
      const { workbench, server, shot } = session();
      await server.configure({ 'workbench.colorTheme': themes[theme] });
      await workbench.reload();
      await workbench.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
      await workbench.focusEditor();
      await workbench.goTo(18, 1);
      await until(async () => (await prompt()).length > 0, 'a prompt');
      assert.equal(await panel().locator('#row').inputValue(), '2', 'the row is not the one before the reload');
      await shot(`preview-${theme}`);
      // 4.5 is what WCAG 2.2 asks of text (level AA).
      for (const id of ['#prompt-text', '#target-text']) {
        const ratio = await contrastRatio(panel().locator(id));
        assert.ok(ratio >= 4.5, `${id} has a contrast of ${ratio.toFixed(1)} : 1`);
      }
    });
  }
});
