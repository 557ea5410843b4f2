import { chromium, type Browser } from 'playwright-core';
import { ensureBrowser } from '../../.ci/ensure/browser.mjs';

/** Names resolve to nothing but this machine, so that a forgotten outside request fails instead of going out. */
const noOutside = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** Starts a headless Chromium without a past: a fresh profile that no later start sees. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    args: [
      // The sandbox needs rights that containers lack; the only pages opened here are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      noOutside,
    ],
    // Playwright would install its own handlers; the owner of the browser closes it (see server.ts for signals).
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
