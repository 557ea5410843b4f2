// A graphics card for tests of what computes on one: this machine's, or Vulkan computed on the processor, which
// Chromium brings along (SwiftShader).
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { Unavailable } from './shell.mjs';

const manifest = 'vk_swiftshader_icd.json';
const remedy = 'install Chromium (Debian, Ubuntu: apt-get install chromium), or a card with its Vulkan driver';

/** Variables for a process that is to find a card: none where the system has one. */
export async function ensureVulkan() {
  if (process.platform !== 'linux' || hasCard()) return {};
  const folder = softwareVulkan(await ensureBrowser());
  if (!folder) throw new Unavailable('no graphics card is here, and no Chromium that brings Vulkan along', remedy);
  const libraries = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter);
  return { VK_ICD_FILENAMES: path.join(folder, manifest), LD_LIBRARY_PATH: libraries };
}

function hasCard() {
  const rendering = existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('render'));
  return rendering || existsSync('/dev/nvidia0') || existsSync('/dev/dxg');
}

/** The folder with the driver and its loader: beside the browser, or where distributions put it. */
function softwareVulkan(browser) {
  const folders = [path.dirname(realpathSync(browser)), '/usr/lib/chromium', '/usr/lib/chromium-browser'];
  return folders.find((folder) => [manifest, 'libvulkan.so.1'].every((name) => existsSync(path.join(folder, name))));
}
