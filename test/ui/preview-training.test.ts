import assert from 'node:assert/strict';
import { until } from '../host';
import { panelOf } from './preview-panel';
import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('tokens and loss in the preview panel', () => {
  // A file that no recipe means; the palette lists what was there when the window opened.
  const session = useSession({}, async ({ read, write }) => {
    const yaml = await read(`tasks/${task}`);
    await write('lone.task.flan.yaml', yaml.replaceAll('../data', 'data').replace('task: follows', 'task: lone'));
  });
  const { at, text, press, open, tokens } = panelOf(session);

  it('marks where each token begins, as many as it counts', async () => {
    await open(task);
    await press('t');
    await at('#prompt-text .token').first().waitFor();
    const [count, budget] = await tokens('.turn.prompt .tokens');
    assert.equal(await at('#prompt-text .token.begins').count(), count);
    const recipe = await session().read('hold-out-nli.recipe.flan.yaml');
    assert.equal(budget, Number(/input: (\d+)/.exec(recipe)?.[1]), 'the budget is not the recipe’s');
    await session().shot('preview-tokens');
  });

  it('marks tokens not by colour alone', async () => {
    const marks = await at('#prompt-text .token.begins').evaluateAll((nodes: readonly object[]) =>
      nodes.map((node) => {
        const world = globalThis as unknown as { getComputedStyle(of: object): { readonly backgroundImage: string } };
        return world.getComputedStyle(node).backgroundImage;
      }),
    );
    assert.ok(marks.length > 0 && marks.every((mark) => mark.startsWith('linear-gradient')), marks[0]);
  });

  it('shows the text that is trained on, and what of it is learned', async () => {
    const prompt = await at('#prompt-text').innerText();
    const target = await at('#target-text').innerText();
    await press('l');
    const whole = at('#training-text');
    await whole.waitFor();
    const end = await whole.locator('.end').innerText();
    assert.equal(await whole.innerText(), `${prompt} ${target}${end}`);
    assert.equal(await whole.locator('.loss').innerText(), ` ${target}${end}`);
    assert.equal(
      await whole.locator('.loss .token.begins').count(),
      (await tokens('.legend > :nth-child(2) .tokens'))[0],
    );
    await session().shot('preview-training');
    await press('l');
  });

  it('counts by the recipe that is picked, and says what is too long', async () => {
    const recipe = await session().read('hold-out-sentiment.recipe.flan.yaml');
    await session().write('hold-out-sentiment.recipe.flan.yaml', recipe.replace(/input: \d+/, 'input: 12'));
    await at('#recipe').selectOption({ label: 'hold-out-sentiment' });
    await at('.turn.prompt .tokens.over').waitFor();
    const [count, budget] = await tokens('.turn.prompt .tokens');
    assert.equal(budget, 12);
    assert.match(await text('.turn.prompt .tokens .hidden'), new RegExp(`\\(${count - 12} tokens over`));
    assert.match(await text('.fate'), /training (leaves|cuts) this example (out|off)/);
    await session().shot('preview-over-budget');
  });

  it('says what is missing where tokens cannot be counted', async () => {
    await session().workbench.focusEditor();
    await session().workbench.open('lone.task.flan.yaml');
    await at('.note-line').getByText('No recipe').waitFor();
    assert.equal(await at('.tokens').count(), 0);
  });

  it('copies the prompt, the whole example, or chat messages', async () => {
    const { page } = session().workbench;
    const world = (): Promise<string> =>
      page.evaluate(() =>
        (
          globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
        ).navigator.clipboard.readText(),
      );
    const prompt = await at('#prompt-text').innerText();
    const target = await at('#target-text').innerText();
    await press('c');
    await until(async () => (await world()) === prompt, 'the prompt on the clipboard');
    await at('#copy-more').click();
    await session().shot('preview-copy-menu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(async () => (await world()) === `${prompt} ${target}`, 'the example on the clipboard');
    await press('m');
    await until(async () => (await world()).startsWith('['), 'messages on the clipboard');
    assert.deepEqual(JSON.parse(await world()), [
      { role: 'user', content: prompt },
      { role: 'assistant', content: target },
    ]);
  });

  it('lists its keys', async () => {
    await press('?');
    await at('dialog[open]').waitFor();
    assert.ok((await at('dialog kbd').count()) > 12);
    await session().shot('preview-keys');
    await session().workbench.page.keyboard.press('Escape');
    await at('dialog[open]').waitFor({ state: 'hidden' });
  });
});
