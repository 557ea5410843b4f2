// A Chromium for tests and screenshots.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { run, say, tail, Unavailable } from './shell.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const remedy =
  'install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium; anywhere: npx playwright install chromium), ' +
  'or set CHROMIUM to the path of one';

/** The path of a Chromium-based browser: $CHROMIUM, one on PATH, a usual place, playwright's cache; else undefined. */
export function findBrowser() {
  if (process.env.CHROMIUM) {
    if (isProgram(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new Unavailable(`CHROMIUM is ${process.env.CHROMIUM}, which is not a program`, 'correct or unset it');
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...places, ...applications, ...playwrightBrowsers()].find(isProgram);
}

/** Finds a browser, or installs Debian's where that needs no password. Gives its path. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const apt = await aptPrefix();
  if (!apt) throw new Unavailable('no Chromium-based browser was found', remedy);
  say('installing Chromium (apt-get)...');
  // A package list that is out of date, or one broken source, need not stop the install: the install itself decides.
  await run(apt[0], [...apt.slice(1), 'apt-get', 'update']);
  // Fonts for Latin and for Chinese letters, which pictures of a window would show as empty boxes.
  const packages = ['chromium', 'fonts-dejavu-core', 'fonts-wqy-microhei'];
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const { status, output } = await run(apt[0], [...apt.slice(1), ...install]);
  const installed = findBrowser();
  if (status !== 0 || !installed) throw new Unavailable(`apt-get could not install Chromium:\n${tail(output)}`, remedy);
  return installed;
}

/** How apt-get is run here without asking anybody; undefined where it cannot. */
async function aptPrefix() {
  if (process.platform !== 'linux' || (await run('apt-get', ['--version'])).status !== 0) return undefined;
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (process.getuid?.() === 0) return quiet;
  return (await run('sudo', ['-n', 'true'])).status === 0 ? ['sudo', '-n', ...quiet] : undefined;
}

function playwrightBrowsers() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: path.join(homedir(), 'Library/Caches/ms-playwright'),
      win32: path.join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ??
    path.join(homedir(), '.cache/ms-playwright');
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
  ];
  try {
    return readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .flatMap((name) => inside.map((place) => path.join(cache, name, place)));
  } catch {
    return [];
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
