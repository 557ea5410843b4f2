import type { FrameLocator, Locator } from 'playwright-core';
import type { Session } from './session';

/** The preview panel of a session's window, as a person reads it. */
export interface PanelReader {
  readonly frame: () => FrameLocator;
  readonly at: (selector: string) => Locator;
  readonly text: (selector: string) => Promise<string>;
  /** Gives the panel the keyboard and presses a key. */
  readonly press: (key: string) => Promise<void>;
  /** Opens a file and its preview, and waits for the tokens to be counted. */
  readonly open: (file: string) => Promise<void>;
  /** The numbers of `43 of 120 tokens`. */
  readonly tokens: (selector: string) => Promise<readonly [count: number, budget: number]>;
}

export function panelOf(session: () => Session): PanelReader {
  const frame = (): FrameLocator => session().workbench.webview();
  const at = (selector: string): Locator => frame().locator(selector);
  const text = async (selector: string): Promise<string> => (await at(selector).first().innerText()).trim();
  return {
    frame,
    at,
    text,
    press: async (key) => {
      await at('h1').click();
      await session().workbench.page.keyboard.press(key);
    },
    open: async (file) => {
      await session().workbench.open(file);
      await session().workbench.command('FLAN: Preview Template');
      await at('.tokens').first().waitFor();
    },
    tokens: async (selector) => {
      const [count = NaN, budget = NaN] = ((await text(selector)).match(/\d+/g) ?? []).map(Number);
      return [count, budget];
    },
  };
}
