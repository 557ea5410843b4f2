import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../host';
import { useSession } from './session';

const fineTune = 'FLAN: Fine-tune and Evaluate Held-out Cluster';

interface Event {
  readonly kind: string;
  readonly step?: number;
}

describe('a run', () => {
  const session = useSession({}, async ({ read, write }) => {
    // The sample workspace's tiny recipe with more steps than anybody waits for.
    const tiny = await read('tiny.recipe.flan.yaml');
    await write('long.recipe.flan.yaml', tiny.replaceAll('tiny', 'long').replace(/\bsteps: \d+/, 'steps: 5000'));
  });
  const notification = () => session().workbench.page.locator('.notification-toast', { hasText: 'FLAN run' });
  const status = () => session().workbench.page.locator('.statusbar-item', { hasText: 'FLAN' });
  const panel = () => session().workbench.webview();

  async function runsOf(name: string): Promise<readonly string[]> {
    return readdir(path.join(session().folder, 'runs', name)).catch(() => []);
  }

  /** The events of the one run of this name, as its worker wrote them. */
  async function events(name: string): Promise<readonly Event[]> {
    const [stamp] = await runsOf(name);
    const text = stamp
      ? await session()
          .read(`runs/${name}/${stamp}/events.jsonl`)
          .catch(() => '')
      : '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
    return whole.filter((line) => line !== '').map((line) => JSON.parse(line) as Event);
  }

  const steps = async (name: string): Promise<number> => (await events(name)).at(-1)?.step ?? 0;
  const ended = async (name: string, kind: string): Promise<boolean> => (await events(name)).at(-1)?.kind === kind;

  it('starts from the palette and shows its progress with a way to cancel', async () => {
    const { workbench, shot } = session();
    await workbench.command(fineTune);
    await workbench.pick('long');
    await notification().waitFor();
    await notification().getByRole('button', { name: 'Cancel' }).waitFor();
    await until(async () => (await steps('long')) >= 3, 'three training steps', 90_000);
    await status().waitFor();
    await panel().locator('svg').first().waitFor();
    await shot('run-live');
  });

  it('goes on while the window reloads, and is attached again', async () => {
    const { workbench, shot } = session();
    const before = await steps('long');
    await workbench.reload();
    await status().waitFor();
    await until(async () => (await steps('long')) > before + 2, 'steps after the reload', 60_000);
    assert.match(await status().innerText(), /\d+\s*\/\s*5000|\d+\s*%/);
    await status().locator('a').click();
    await panel().locator('svg').first().waitFor();
    await shot('run-after-reload');
    assert.equal((await runsOf('long')).length, 1, 'the reload started a second run');
  });

  it('stops when it is cancelled', async () => {
    const { workbench, shot } = session();
    await workbench.command('FLAN: Cancel Run');
    await until(() => ended('long', 'cancelled'), 'the event "cancelled"', 60_000);
    await panel()
      .getByText(/cancelled/i)
      .first()
      .waitFor();
    await shot('run-cancelled');
  });

  it('ends with base against tuned in the results panel', async function () {
    this.timeout(240_000);
    const { workbench, shot } = session();
    await workbench.command('View: Close All Editors');
    await workbench.command(fineTune);
    await workbench.pick('tiny');
    await until(() => ended('tiny', 'finished'), 'the event "finished"', 200_000);
    await panel().getByText('nli').first().waitFor();
    const text = await panel().locator('body').innerText();
    assert.match(text, /base/i);
    assert.match(text, /tuned/i);
    for (const task of ['follows', 'follows_or_unknown']) assert.ok(text.includes(task), `${task} is not in the panel`);
    // The event is written before the window hears of it.
    await panel().getByText('Running', { exact: true }).waitFor({ state: 'detached' });
    await workbench.command('Notifications: Clear All Notifications');
    await shot('results-tiny');
  });

  it('shows the samples that were asked, with what each model chose', async () => {
    const [stamp = ''] = await runsOf('tiny');
    const records = (await session().read(`runs/tiny/${stamp}/samples.jsonl`)).trim().split('\n');
    const prompts = records.map((record) => (JSON.parse(record) as { readonly prompt: string }).prompt);
    await panel().locator('#filter-all').click();
    const sample = panel().locator('details[id^="sample-"]').first();
    await sample.locator('summary').click();
    const prompt = await sample.locator('pre').innerText();
    assert.ok(prompts.includes(prompt), `the panel shows a prompt that was not asked: ${prompt}`);
    assert.match(await sample.innerText(), /\d+%/);
    await session().shot('results-samples');
  });
});
