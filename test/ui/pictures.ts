// `npm run screenshots`: the README's pictures, from the sample workspace as it is and the last run of `npm run demo`.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser, openWorkbench, repository, startServer, type Workbench } from '../host';

const folder = path.join(repository, 'examples/micro-flan');
const run = 'hold-out-nli';
const target = path.join(repository, 'media/screenshots');

async function editor(workbench: Workbench): Promise<void> {
  await workbench.open('follows.task.flan.yaml');
  await workbench.command('FLAN: Preview Template');
  await workbench.webview().locator('#prompt-text').waitFor();
  await workbench.focusEditor();
  await workbench.goTo(16, 11);
  await workbench.page.locator('.codelens-decoration', { hasText: /\d/ }).first().waitFor();
}

async function results(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.command('FLAN: Show Results');
  // The newest run of that name stands first.
  await workbench.pick(run);
  await workbench.webview().getByText('nli').first().waitFor();
  await workbench.command('View: Toggle Primary Side Bar Visibility');
}

async function main(): Promise<void> {
  if (!existsSync(path.join(folder, 'runs', run))) {
    throw new Error('There is no run of the demo to show: `npm run demo` makes one.');
  }
  await mkdir(target, { recursive: true });
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const workbench = await openWorkbench(browser, server, { folder, size: { width: 1480, height: 840 }, scale: 1.5 });
    for (const [name, show] of Object.entries({ editor, results })) {
      await show(workbench);
      // The last paint after the last message: carets and spinners settle.
      await sleep(1500);
      await workbench.screenshot(path.join(target, `${name}.png`));
      console.log(`wrote media/screenshots/${name}.png`);
    }
  } finally {
    await browser.close();
    server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
