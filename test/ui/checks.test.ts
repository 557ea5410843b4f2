import { useSession } from './session';

const task = 'follows.task.flan.yaml';

describe('what a check says', () => {
  const session = useSession();

  it('is a click on its name away, in the Markdown preview', async () => {
    const { workbench, shot, write, read } = session();
    const { page } = workbench;
    const text = await read(`tasks/${task}`);
    await write(`tasks/${task}`, text.replace('{{ premise }}', '{premise}'));
    await workbench.open(task);
    const squiggle = page.locator('.squiggly-warning').first();
    await squiggle.waitFor({ state: 'attached', timeout: 20000 });
    const line = page.locator('.view-line').filter({ hasText: /^\s*\{premise\}\s*$/ });
    await line.locator('span span').last().hover();
    const link = page.locator('.monaco-hover:not(.hidden) a.code-link', { hasText: 'single-brace-field' }).first();
    await link.waitFor();
    await shot('check-hover');
    await link.click();
    const heading = workbench.webview().getByRole('heading', { name: 'single-brace-field' });
    await heading.waitFor();
    await workbench.webview().getByText('It is printed as it is, and all rows get one prompt.').waitFor();
    await shot('check-explained');
  });
});
