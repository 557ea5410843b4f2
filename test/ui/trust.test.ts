import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { useSession } from './session';

describe('an untrusted workspace', () => {
  const session = useSession({
    workspaceTrust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' },
  });

  it('is shown as restricted', async () => {
    await session().workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });

  it('still checks and previews templates', async () => {
    const { workbench, shot } = session();
    await workbench.open('follows.task.flan.yaml');
    await workbench.page.locator('.codelens-decoration', { hasText: 'Preview' }).first().waitFor();
    await workbench.command('FLAN: Preview Template');
    await workbench.webview().locator('#prompt-text').waitFor();
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('flan: [');
    await workbench.errors().first().waitFor({ state: 'attached' });
    await shot('restricted');
    await workbench.command('File: Revert File');
  });

  it('does not run anything', async () => {
    const { workbench, folder } = session();
    const { page } = workbench;
    await page.keyboard.press('F1');
    await page.keyboard.insertText('FLAN: Fine-tune');
    const list = page.locator('.quick-input-list');
    await list.getByRole('option').first().waitFor();
    // A command that is not enabled is not offered.
    assert.equal(await list.getByRole('option', { name: 'FLAN: Fine-tune and Evaluate Held-out Cluster' }).count(), 0);
    await page.keyboard.press('Escape');
    assert.ok(!(await readdir(folder)).includes('runs'));
  });
});
