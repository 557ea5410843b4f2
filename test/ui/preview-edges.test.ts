import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../host';
import { panelOf } from './preview-panel';
import { useSession } from './session';

/** Rows that are hard to show: right to left, without blanks, very long, and empty. */
const rows = [
  { text: 'كان الجو ممطرا أمس، وقالت ليلى: "hello" ثم ابتسمت.', script: 'Arabic' },
  { text: '昨日は雨が降っていました。彼女は「こんにちは」と言って、それから笑った。'.repeat(4), script: 'Japanese' },
  { text: 'A story that goes on. '.repeat(500), script: 'Latin' },
  { text: '', script: 'none' },
];
const templates = Array.from({ length: 50 }, (_, index) =>
  [
    `  - name: t${index + 1}`,
    `    input: 'Number ${index + 1}, {{ script }}: {{ text }}'`,
    `    target: '{{ script }}'`,
  ].join('\n'),
);
const yaml = `flan: task/1
task: edges
title: Texts that are hard to show
cluster: summarization
data:
  source: { jsonl: '../data/edges.jsonl' }
templates:
${templates.join('\n')}
`;

describe('the preview panel at its edges', () => {
  const session = useSession({}, async ({ write }) => {
    await write('data/edges.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    await write('tasks/edges.task.flan.yaml', yaml);
  });
  const { at, text, press, open } = panelOf(session);

  it('sets each line in its own direction', async () => {
    await open('edges.task.flan.yaml');
    assert.ok((await text('#prompt-text')).includes(rows[0]?.text ?? '?'));
    assert.equal(await at('#prompt-text').getAttribute('dir'), 'auto');
    await session().shot('preview-arabic');
  });

  it('breaks lines of any script, also in a narrow panel', async () => {
    const { workbench } = session();
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.page.setViewportSize({ width: 700, height: 900 });
    await press('ArrowRight');
    await until(async () => (await text('#prompt-text')).includes('昨日'), 'the second row');
    await until(async () => {
      const [inner, outer] = await at('html').evaluate(
        (page: { readonly scrollWidth: number; readonly clientWidth: number }) => [page.scrollWidth, page.clientWidth],
      );
      assert.ok(outer !== undefined && outer < 400, `the panel is ${outer} pixels wide`);
      return inner === outer;
    }, 'nothing wider than the panel');
    await session().shot('preview-narrow');
    await workbench.page.setViewportSize({ width: 1440, height: 900 });
    await workbench.command('View: Toggle Primary Side Bar Visibility');
  });

  it('changes the text in place while it is typed, so that it stays scrolled as it was', async () => {
    const { workbench } = session();
    await press('ArrowRight');
    await until(async () => (await text('#prompt-text')).includes('A story'), 'the third row');
    await at('#prompt-text').evaluate((block: { scrollTop: number; kept?: boolean }) => {
      block.scrollTop = 200;
      block.kept = true;
    });
    await workbench.focusEditor();
    await workbench.goTo(9, 13);
    await workbench.page.keyboard.type('Typed words. ');
    await until(async () => (await text('#prompt-text')).startsWith('Typed words. Number 1'), 'the typed words');
    const [top, isSame] = await at('#prompt-text').evaluate((block: { scrollTop: number; kept?: boolean }) => [
      block.scrollTop,
      block.kept,
    ]);
    assert.deepEqual([top, isSame], [200, true], 'the text was drawn anew instead of changed');
    await workbench.command('File: Revert File');
  });

  it('shows fifty templates, also one beyond the first cards when the cursor is there', async () => {
    const { workbench } = session();
    await press('2');
    await at('.cards').waitFor();
    assert.equal(await at('.card').count(), 20);
    await workbench.focusEditor();
    await workbench.goTo(8 + 3 * 44, 5);
    await at('.card.current .card-name').getByText('t45', { exact: true }).waitFor();
    await press('1');
    await at('#prompt-text').waitFor();
  });

  it('says what is wrong while the file cannot be read, and goes on when it can', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(7, 1);
    await workbench.page.keyboard.type('[');
    await at('.unavailable .message').waitFor();
    await at('#toolbar select').first().waitFor();
    await session().shot('preview-unavailable');
    await workbench.command('File: Revert File');
    await at('#prompt-text').waitFor();
  });

  it('goes to the place of a printed value on a click, and tells its expression', async () => {
    const { workbench } = session();
    const value = at('#prompt-text .value').first();
    assert.match((await value.getAttribute('title')) ?? '', /\{\{ script \}\}/);
    const name = await at('#template').inputValue();
    await value.click();
    await workbench.page.locator('.monaco-editor.focused').first().waitFor();
    const line = yaml.split('\n').findIndex((text) => text === `  - name: ${name}`) + 2;
    const status = workbench.page.locator('[id="status.editor.selection"]');
    await until(async () => (await status.innerText()).startsWith(`Ln ${line},`), `the cursor in line ${line}`);
  });

  it('goes on when the file is closed, says when it is gone, and takes it up again', async () => {
    const { workbench, folder } = session();
    const tab = workbench.page.locator('.tab', { hasText: 'edges.task.flan.yaml' });
    await tab.getByRole('button', { name: /Close/ }).click();
    await until(async () => (await workbench.page.locator('.tab').count()) === 1, 'only the preview');
    await press('ArrowLeft');
    await until(async () => (await at('#row').inputValue()) === '2', 'row 2 without an editor');
    const file = path.join(folder, 'tasks/edges.task.flan.yaml');
    await rename(file, `${file}.away`);
    await at('.unavailable').getByText('edges.task.flan.yaml is gone').waitFor();
    await session().shot('preview-gone');
    await rename(`${file}.away`, file);
    await at('#prompt-text').waitFor();
  });
});
