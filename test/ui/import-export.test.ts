import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../host';
import { useSession } from './session';

const buoys = `dataset: buoys
templates:
  6f0d6c0e-3f5b-4f0e-9a53-58c1b5a2f001: !Template
    answer_choices: drifting ||| moored
    id: 6f0d6c0e-3f5b-4f0e-9a53-58c1b5a2f001
    jinja: 'The keeper wrote: "{{ entry }}". Is the buoy drifting or moored? ||| {{
      answer_choices[moored] }}'
    metadata: !TemplateMetadata
      choices_in_prompt: true
      metrics:
      - Accuracy
      original_task: true
    name: keeper
    reference: ''
`;

describe('other projects', () => {
  const session = useSession({}, async ({ folder, write }) => {
    await mkdir(path.join(folder, 'upstream'));
    await write('upstream/templates.yaml', buoys);
    await write('tasks/buoys.train.jsonl', '{"entry": "The chain broke at dawn", "moored": 0}\n');
  });
  // Rows with a check box are no options.
  const entry = (text: string) =>
    session().workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const button = (name: string) =>
    session().workbench.page.locator('.notification-toast').getByRole('button', { name, exact: true });

  it("come in: the open file's templates become a task that can be previewed", async () => {
    const { workbench, folder, read, write, shot } = session();
    await workbench.open('upstream/templates.yaml');
    await workbench.command('FLAN: Import Templates…');
    await workbench.pick('upstream/templates.yaml');
    await entry('tasks').waitFor();
    await workbench.pick('tasks');
    await entry('buoys.task.flan.yaml').waitFor();
    await workbench.page.keyboard.press('Enter');
    await button('Open Task File').waitFor();
    assert.match(await workbench.visibleText(), /^Needs a person \(1\)$/m);
    await shot('import-report');

    const file = 'tasks/buoys.task.flan.yaml';
    assert.ok(existsSync(path.join(folder, file)));
    // The rows of PromptSource are on the hub; these are at hand.
    await write(file, (await read(file)).replace(/source: .*/, "source: { jsonl: 'buoys.{split}.jsonl' }"));
    await button('Open Task File').click();
    await until(async () => (await workbench.visibleText()).includes('task: buoys'), 'the task file');
    await workbench.command('FLAN: Preview Template');
    const prompt = workbench.webview().locator('#prompt-text');
    await prompt.filter({ hasText: 'The chain broke at dawn' }).waitFor();
    assert.equal((await workbench.webview().locator('#target-text').innerText()).trim(), 'drifting');
    await shot('import-preview');
  });

  it('get a mixture: the palette asks for recipe, formats, container and folder, and says what was written', async () => {
    const { workbench, folder, read, shot } = session();
    await workbench.command('FLAN: Export Mixture…');
    await workbench.pick('tiny');
    await entry('prompt_completion').waitFor();
    await shot('export-formats');
    await workbench.page.keyboard.press('Enter');
    await entry('Parquet').waitFor();
    await workbench.pick('JSONL');
    await entry('exported/tiny').waitFor();
    await workbench.page.keyboard.press('Enter');
    await button('Open Manifest').waitFor();
    await shot('export-end');
    const lines = (await read('exported/tiny/prompt_completion/train.jsonl')).trimEnd().split('\n');
    const row = JSON.parse(lines[0] ?? '') as Readonly<Record<string, unknown>>;
    assert.match(String(row['completion']), /^ \S/);
    assert.ok(existsSync(path.join(folder, 'exported/tiny/trl_sft.yaml')));
  });
});
