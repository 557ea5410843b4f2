// A picture of the workbench by one command, to see how a change looks:
//
//   npm run look -- [--folder DIR] [--theme dark|light|contrast] [--size 1280x800] STEP...
//
// Steps run in order: open:FILE  command:TITLE  goto:LINE[:COLUMN]  type:TEXT  key:Control+S  pick:NAME
// hover:TEXT  reload  wait:SECONDS  shot:FILE.png  text (prints the visible lines). Works on a copy of the folder.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchBrowser, openWorkbench, startServer, themes, workspaceCopy, type Theme, type Workbench } from './index';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: 'examples/micro-flan' },
    theme: { type: 'string', default: 'dark' },
    size: { type: 'string', default: '1280x800' },
    untrusted: { type: 'boolean', default: false },
  },
});

async function step(workbench: Workbench, text: string): Promise<void> {
  const [, verb = '', rest = ''] = /^([a-z]+):?([\s\S]*)$/.exec(text) ?? [];
  const { page } = workbench;
  switch (verb) {
    case 'open':
      return workbench.open(rest);
    case 'command':
      return workbench.command(rest);
    case 'goto': {
      const [line = 1, column = 1] = rest.split(':').map(Number);
      return workbench.goTo(line, column);
    }
    case 'type':
      return page.keyboard.type(rest.replaceAll('\\n', '\n'));
    case 'key':
      return page.keyboard.press(rest);
    case 'pick':
      return workbench.pick(rest);
    case 'hover':
      await page.locator('.editor-group-container.active .view-line span', { hasText: rest }).last().hover();
      return void (await sleep(1000));
    case 'reload':
      return workbench.reload();
    case 'wait':
      return void (await sleep(Number(rest) * 1000));
    case 'shot':
      await workbench.screenshot(rest);
      return console.log(`wrote ${rest}`);
    case 'text':
      return console.log(await workbench.visibleText());
    default:
      throw new Error(`"${text}" is not a step; the head of test/host/look.ts lists them`);
  }
}

async function main(): Promise<void> {
  const [width = 1280, height = 800] = values.size.split('x').map(Number);
  const copy = await workspaceCopy(values.folder);
  const server = await startServer({
    settings: { 'workbench.colorTheme': themes[values.theme as Theme] },
    workspaceTrust: values.untrusted,
  });
  const browser = await launchBrowser();
  let workbench: Workbench | undefined;
  try {
    workbench = await openWorkbench(browser, server, { folder: copy.folder, size: { width, height } });
    workbench.page.on('console', (message) => {
      if (message.type() === 'error') console.log(`[page] ${message.text().slice(0, 300)}`);
    });
    for (const text of positionals) await step(workbench, text);
  } catch (error) {
    await workbench?.screenshot('.cache/look-failed.png');
    console.error('failed; the page is in .cache/look-failed.png');
    throw error;
  } finally {
    await browser.close();
    server.stop();
    await copy.remove();
  }
}

void main();
