import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { Server } from './server';

/** How a workbench page is opened. */
export interface WorkbenchOptions {
  /** Absolute path of the folder to open; an empty window without it. */
  readonly folder?: string;
  /** Entries of VS Code's `payload` URL parameter, such as `extensionTestsPath`. */
  readonly payload?: Readonly<Record<string, string>>;
  /** CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel; 2 gives pictures that stay sharp on a good screen. */
  readonly scale?: number;
  /** The display language, as a tag such as `zh-cn`; without its language pack VS Code's own words stay English. */
  readonly language?: string;
  /** Called with the page before it loads anything. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The address of a path for a page that runs against `server`. */
export function remoteUri(server: Server, path: string): string {
  return `vscode-remote://${server.authority}${path}`;
}

/** Opens VS Code in a page of its own context, without waiting for any part of it. */
export async function openPage(browser: Browser, server: Server, options: WorkbenchOptions): Promise<Workbench> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    // Toasts and lists fade otherwise, and a picture may catch them half transparent.
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  // A machine that trains a model in the background is slow, which is no failure.
  context.setDefaultTimeout(60_000);
  context.setDefaultNavigationTimeout(60_000);
  const page = await context.newPage();
  const workbench = new Workbench(page, context);
  const { language } = options;
  if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  await options.prepare?.(page);
  const where = options.folder ? `folder=${encodeURIComponent(options.folder)}` : 'ew=true';
  const payload = JSON.stringify(Object.entries({ skipWelcome: 'true', ...options.payload }));
  const response = await page.goto(`${server.url}/?${where}&payload=${encodeURIComponent(payload)}`, {
    waitUntil: 'domcontentloaded',
  });
  if (!response?.ok()) throw new Error(`the workbench page answered HTTP ${response?.status() ?? 'nothing'}`);
  return workbench;
}

/** Opens VS Code on a folder and waits until its explorer shows files. */
export async function openWorkbench(browser: Browser, server: Server, options: WorkbenchOptions): Promise<Workbench> {
  const workbench = await openPage(browser, server, options);
  await workbench.ready();
  return workbench;
}

/** What a person does in a VS Code window, by keyboard and pointer only. */
export class Workbench {
  /** Requests to hosts other than this machine that failed, as they all must; tests want this list empty. */
  readonly outsideRequests: string[] = [];

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText.includes('NAME_NOT_RESOLVED')) this.outsideRequests.push(request.url());
    });
  }

  /** Waits until the explorer lists the folder. */
  async ready(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Reloads the window as a person does who comes back to it, and waits until it is there again. */
  async reload(): Promise<void> {
    // VS Code in a browser writes down what is open every five seconds while its window has the focus.
    await sleep(8000);
    await this.page.reload();
    await this.ready();
  }

  /** Opens a file by its path inside the folder, as Ctrl+P does. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.pick(file, (name) => new RegExp(`^${escape(name.split('/').pop() ?? name)}`));
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its full title in the palette; waits until its extension is there to offer it. */
  async command(title: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press('F1');
      try {
        return await this.pick(title, (name) => new RegExp(`^${escape(name)}(,|$)`), 5000);
      } catch (error) {
        if (tries === 10) throw error;
        // The palette does not look again by itself while it is open.
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Gives the keyboard to the text editor on the left, also from inside a webview. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Puts the cursor at a 1-based line and column. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.input().waitFor();
    const offered = this.page.locator('.quick-input-list').getByRole('option').first();
    await offered.waitFor();
    // The keys may come before the editor that a test turned to is the active one: a person would try again.
    if (/editor first/.test(await offered.innerText())) {
      await this.page.keyboard.press('Escape');
      await this.input().waitFor({ state: 'hidden' });
      await this.focusEditor();
      return this.goTo(line, column);
    }
    await this.page.keyboard.insertText(`${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.input().waitFor({ state: 'hidden' });
  }

  /** Chooses an entry of the quick pick that is open, after typing its name. */
  async pick(
    name: string,
    label: (name: string) => RegExp = (text) => new RegExp(escape(text)),
    timeout = 60_000,
  ): Promise<void> {
    await this.input().waitFor();
    const typed = await this.input().inputValue();
    await this.page.keyboard.insertText(name);
    // The palette keeps its ">"; waiting for the whole text keeps a fast Enter from choosing among the old entries.
    await until(async () => (await this.input().inputValue()) === typed + name, `"${name}" in the quick pick`);
    await this.page
      .locator('.quick-input-list')
      .getByRole('option', { name: label(name) })
      .first()
      .waitFor({ timeout });
    await this.page.keyboard.press('Enter');
  }

  /** The lines of the active editor that are on the screen, in any order, as one text. */
  async visibleText(): Promise<string> {
    const lines = await this.page.locator('.editor-group-container.active .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** The document inside the webview whose editor tab or view is showing; `index` counts several from the left. */
  webview(index = 0): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .nth(index)
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  /** Marks under the text that show an error. */
  errors(): Locator {
    return this.page.locator('.monaco-editor .squiggly-error');
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private input(): Locator {
    return this.page.locator(inputSelector);
  }
}

const inputSelector = '.quick-input-widget:not([style*="display: none"]) .quick-input-filter input';

/** Waits until something holds, asking ten times a second. */
export async function until(holds: () => Promise<boolean>, what: string, milliseconds = 60_000): Promise<void> {
  for (const started = Date.now(); !(await holds()); await sleep(100)) {
    if (Date.now() - started > milliseconds) throw new Error(`waited ${milliseconds / 1000} s in vain for ${what}`);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
