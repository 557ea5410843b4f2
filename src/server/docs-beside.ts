import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The page about the checks that is brought along with the bundled program in `folder`, for clients without their own. */
export function docsBeside(folder: string): { readonly docs?: string } {
  const page = join(folder, '..', 'docs', 'lints.md');
  return existsSync(page) ? { docs: `${pathToFileURL(page).href}#{section}` } : {};
}
