import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { until } from '../host';
import { useSession } from './session';

describe('first steps', () => {
  const session = useSession();
  const entry = (text: string) =>
    session().workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const title = (text: string) => session().workbench.page.locator('.quick-input-title', { hasText: text }).waitFor();

  it('begin with a walkthrough of five steps', async () => {
    const { workbench, shot } = session();
    await workbench.command('Welcome: Open Walkthrough…'.replace('…', '...'));
    await workbench.pick('Get Started with FLAN Workbench');
    const steps = workbench.page.locator('.getting-started-step');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 5);
    await workbench.page.getByRole('button', { name: 'New Task…' }).first().waitFor();
    await shot('walkthrough');
  });

  it('go on with a task that is begun on data', async () => {
    const { workbench, folder, shot } = session();
    await workbench.command('FLAN: New Task…');
    await entry('follows.{split}.jsonl').waitFor();
    await shot('new-task');
    await workbench.pick('follows.{split}.jsonl');
    await title('New Task: Name');
    await workbench.page.keyboard.press('Control+a');
    await workbench.page.keyboard.insertText('my_follows');
    await workbench.page.keyboard.press('Enter');
    await title('New Task: Cluster');
    await entry('in this workspace').waitFor();
    await workbench.page.keyboard.insertText('stories');
    await entry('a new cluster').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.webview().locator('#prompt-text').waitFor();
    assert.match(await workbench.webview().locator('#prompt-text').innerText(), /^Premise: .*\nHypothesis: /);
    assert.ok(existsSync(path.join(folder, 'tasks/my_follows.task.flan.yaml')));
    assert.match(await workbench.visibleText(), /cluster: stories/);
    await shot('new-task-preview');
  });

  it('say what is wrong with a name', async () => {
    const { workbench } = session();
    await workbench.command('FLAN: New Task…');
    await workbench.pick('follows.{split}.jsonl');
    await title('New Task: Name');
    await workbench.page.keyboard.press('Control+a');
    const message = workbench.page.locator('.quick-input-message');
    await workbench.page.keyboard.insertText('my_follows');
    await until(async () => (await message.innerText()).includes('There is a file my_follows'), 'the name is taken');
    await workbench.page.keyboard.press('Control+a');
    await workbench.page.keyboard.insertText('My Follows');
    await until(async () => (await message.innerText()).includes('lower-case letters'), 'the name is refused');
    await workbench.page.keyboard.press('Escape');
  });

  it('say what is missing where no language model is there', async () => {
    const { workbench } = session();
    await workbench.open('tasks/my_follows.task.flan.yaml');
    await workbench.command('FLAN: Draft Variants with a Language Model…');
    await workbench.page.locator('.notification-toast', { hasText: 'No language model is there to ask' }).waitFor();
  });
});
