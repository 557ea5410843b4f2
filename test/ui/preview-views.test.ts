import assert from 'node:assert/strict';
import { until } from '../host';
import { panelOf } from './preview-panel';
import { useSession } from './session';

const task = 'follows_or_unknown.task.flan.yaml';

describe('the views of the preview panel', () => {
  const session = useSession();
  const { at, text, press, open } = panelOf(session);
  const pressed = (id: string) => at(`${id}[aria-pressed=true]`);

  async function lineOf(part: string): Promise<number> {
    return (await session().read(`tasks/${task}`)).split('\n').findIndex((line) => line.includes(part)) + 1;
  }

  async function rows(): Promise<readonly { readonly premise: string; readonly hypothesis: string }[]> {
    const lines = (await session().read('data/follows_or_unknown.train.jsonl')).trim().split('\n');
    return lines.map((line) => JSON.parse(line) as { readonly premise: string; readonly hypothesis: string });
  }

  it('shows all templates of the task side by side for one row, each with prompt, target and tokens', async () => {
    await open(task);
    await press('2');
    await at('.cards.templates').waitFor();
    const names = [...(await session().read(`tasks/${task}`)).matchAll(/- name: (\S+)/g)].map((match) => match[1]);
    assert.deepEqual(await at('.card-name').allInnerTexts(), names);
    const [{ premise } = { premise: '' }] = await rows();
    for (const prompt of await at('.card .part.prompt pre').allInnerTexts())
      assert.ok(prompt.includes(premise), prompt);
    assert.equal(await at('.card .part.target pre').count(), names.length);
    assert.equal(await at('.card .tokens').count(), 2 * names.length);
    await session().shot('preview-templates');
  });

  it('puts cards beside each other where there is room', async () => {
    const { workbench } = session();
    await workbench.page.setViewportSize({ width: 2000, height: 900 });
    const left = async (index: number): Promise<number> => (await at('.card').nth(index).boundingBox())?.x ?? 0;
    await until(async () => (await left(1)) > (await left(0)) + 100, 'the second card beside the first');
    await session().shot('preview-templates-wide');
    await workbench.page.setViewportSize({ width: 1440, height: 900 });
    await until(async () => (await left(1)) === (await left(0)), 'one column again');
  });

  it('brings the template at the cursor into sight, marked', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(await lineOf('name: detective'));
    await at('.card.current .card-name').getByText('detective').waitFor();
    await until(async () => {
      const box = await at('.card.current .card-name').boundingBox();
      return box !== null && box.y > 0 && box.y < 880;
    }, 'the card in the window');
  });

  it('scrolls the editor to the template that the panel is scrolled to, and leaves the cursor alone', async () => {
    const { workbench } = session();
    const status = workbench.page.locator('[id="status.editor.selection"]');
    const before = await lineOf('name: detective');
    await at('.card.current .card-name').hover();
    await workbench.page.mouse.wheel(0, -20_000);
    await until(
      async () => (await workbench.visibleText()).includes('name: based-on-the-passage'),
      'the first template in the editor',
    );
    await workbench.focusEditor();
    assert.match(await status.innerText(), new RegExp(`Ln ${before},`));
    assert.equal(await text('.card.current .card-name'), 'detective', 'the panel answered its own scrolling');
  });

  it('opens a card in full, with the cursor on its template', async () => {
    await at('.card-name').getByText('given-that').click();
    await at('#prompt-text').waitFor();
    assert.equal(await at('#template').inputValue(), 'given-that');
    await session().workbench.focusEditor();
    await until(async () => {
      const status = await session().workbench.page.locator('[id="status.editor.selection"]').innerText();
      return status.startsWith(`Ln ${await lineOf('name: given-that')},`);
    }, 'the cursor on the template');
  });

  it('shows one template for several rows, and more of them on request', async () => {
    await press('3');
    await at('.cards.rows').waitFor();
    assert.equal(await at('.card').count(), 20);
    const data = await rows();
    const prompts = await at('.card .part.prompt pre').allInnerTexts();
    prompts.forEach((prompt, index) => assert.ok(prompt.includes(data[index]?.hypothesis ?? '?'), `row ${index + 1}`));
    await session().shot('preview-rows');
    await at('#more').click();
    await until(async () => (await at('.card').count()) === 40, '40 rows');
    await at('.card-name').getByText('Row 12', { exact: true }).click();
    await at('#prompt-text').waitFor();
    assert.equal(await at('#row').inputValue(), '12');
  });

  it('leaves the option list out, and puts it in again', async () => {
    assert.match(await text('#prompt-text'), /OPTIONS:/);
    await press('o');
    await until(async () => !(await text('#prompt-text')).includes('OPTIONS:'), 'a prompt without options');
    await press('o');
    await until(async () => (await text('#prompt-text')).includes('OPTIONS:'), 'a prompt with options');
  });

  it('puts solved examples before the row, which a model only reads', async () => {
    const zeroShot = await text('#prompt-text');
    await press('+');
    await at('#prompt-text .exemplar').waitFor();
    const oneShot = await text('#prompt-text');
    assert.ok(oneShot.endsWith(zeroShot), oneShot);
    assert.match(await text('#prompt-text .exemplar'), /(yes|no|it is not possible to tell)\s*$/);
    await session().shot('preview-one-shot');
  });

  it('looks for rows by what stands in them, by keyboard alone', async () => {
    const { keyboard } = session().workbench.page;
    const data = await rows();
    const word = 'garden';
    const found = data
      .slice(0, 50)
      .flatMap((row, index) => (JSON.stringify(row).toLowerCase().includes(word) ? [index + 1] : []));
    assert.ok(found.length > 2, `the sample has ${found.length} rows with ${word}`);
    await press('/');
    await at('#search').waitFor();
    await keyboard.type(word);
    await until(async () => (await text('#matches')).endsWith(`of ${found.length} rows`), 'the number of matches');
    const first = found.find((row) => row >= 12) ?? found[0];
    await until(async () => (await at('#row').inputValue()) === String(first), `row ${first}`);
    await session().shot('preview-search');
    const second = found[(found.indexOf(first ?? 0) + 1) % found.length];
    await keyboard.press('Enter');
    await until(async () => (await at('#row').inputValue()) === String(second), `row ${second}`);
    assert.equal(await text('#matches'), `${found.indexOf(second ?? 0) + 1} of ${found.length} rows`);
    await keyboard.press('Shift+Enter');
    await until(async () => (await at('#row').inputValue()) === String(first), `row ${first} again`);
    await keyboard.type('zzz');
    await until(async () => (await text('#matches')) === 'no row', 'no match');
    await keyboard.press('Escape');
    await at('#search').waitFor({ state: 'detached' });
    assert.equal(await at('#row').inputValue(), String(first), 'a search in vain moved the row');
  });

  it('comes back after a reload with all that was set', async () => {
    await press('t');
    await press('o');
    await press('2');
    await at('.cards.templates').waitFor();
    await press('/');
    await session().workbench.page.keyboard.type('plum');
    await until(async () => (await text('#matches')) !== '', 'matches');
    const row = await at('#row').inputValue();
    await session().workbench.reload();
    await at('.cards.templates').waitFor();
    await pressed('#tokens').waitFor();
    assert.equal(await at('#options').getAttribute('aria-pressed'), 'false');
    assert.equal(await at('#exemplars').inputValue(), '1');
    assert.equal(await at('#row').inputValue(), row);
    assert.equal(await at('#search').inputValue(), 'plum');
    await until(async () => (await text('#matches')).includes('rows'), 'the matches found anew');
  });
});
