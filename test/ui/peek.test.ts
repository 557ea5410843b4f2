import assert from 'node:assert/strict';
import { until } from '../host';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('FLAN: Peek Preview', () => {
  const session = useSession();
  const page = () => session().workbench.page;
  const peek = () => page().locator('.peekview-widget');
  const text = async (): Promise<string> =>
    (await peek().locator('.preview .view-lines').innerText()).replaceAll('\u00a0', ' ');
  const chosenRow = async (): Promise<string> =>
    (await peek().locator('.ref-tree .monaco-list-row.focused').innerText()).replaceAll('\u00a0', ' ');

  async function row(number: number): Promise<{ readonly premise: string; readonly hypothesis: string }> {
    const lines = (await session().read('data/follows.train.jsonl')).split('\n');
    return JSON.parse(lines[number - 1] ?? '{}') as { readonly premise: string; readonly hypothesis: string };
  }

  it('shows full input and target in the editor itself, with the tokens of the recipe', async () => {
    const { workbench, shot } = session();
    await workbench.open(task);
    const line = (await session().read(`tasks/${task}`))
      .split('\n')
      .findIndex((each) => each.includes('{{ premise }}'));
    await workbench.goTo(line + 1, 1);
    await page().keyboard.press('Control+k');
    await page().keyboard.press('Alt+v');
    const { premise, hypothesis } = await row(1);
    await until(
      async () => (await peek().isVisible()) && (await text()).includes(premise),
      'the first row in the peek',
    );
    const shown = await text();
    assert.ok(shown.includes(`Does it follow that "${hypothesis}"?`), shown);
    assert.match(shown, /── Row 1 of 50, input: \d+ of 120 tokens ──/);
    assert.match(shown, /── Target: 1 of 40 tokens ──\s*(yes|no)/);
    assert.equal(await peek().locator('.peekview-title .filename').innerText(), 'does-it-follow');
    await shot('peek');
  });

  it('goes from row to row with the arrow keys', async () => {
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('ArrowDown');
    const { premise } = await row(3);
    await until(async () => (await chosenRow()).startsWith(premise.slice(0, 20)), 'row 3 in the list');
    await until(async () => (await text()).includes('Row 3 of 50'), 'row 3 in the text');
  });

  it('follows what is typed in the editor around it, as the hint behind the name does', async () => {
    const { shot } = session();
    await page().keyboard.press('Control+1');
    await page().keyboard.press('Home');
    await page().keyboard.type('Ponder this. ');
    await until(async () => (await text()).includes('Ponder this. '), 'the typed words in the peek');
    const named = page().locator('.view-line', { hasText: 'name: does-it-follow' });
    const { premise } = await row(1);
    await until(
      async () => (await named.innerText()).replaceAll('\u00a0', ' ').includes(`Ponder this. ${premise}`.slice(0, 40)),
      'the typed words in the hint behind the name',
    );
    assert.ok(await peek().isVisible(), 'typing closed the peek');
    assert.ok(!(await session().read(`tasks/${task}`)).includes('Ponder'), 'the file was saved');
    await shot('peek-typing');
  });

  it('is closed with Escape', async () => {
    // The first one may go to the suggestions that typing brought.
    await until(async () => {
      await page().keyboard.press('Escape');
      return !(await peek().isVisible());
    }, 'the peek to close');
  });
});
