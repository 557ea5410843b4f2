import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type RunView, renderHtml } from '../report';

/** Writes the HTML report of a run. */
export async function writeReport(view: RunView, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, renderHtml(view));
}
