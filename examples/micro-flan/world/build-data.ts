import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles } from './data-files';

/** `npm run build:micro-data`: writes examples/micro-flan/data again, byte for byte. */
async function main(): Promise<void> {
  const folder = join(__dirname, '..', 'data');
  await mkdir(folder, { recursive: true });
  const files = dataFiles();
  for (const file of files) await writeFile(join(folder, file.name), file.text);
  const bytes = files.reduce((sum, file) => sum + file.text.length, 0);
  console.log(`${files.length} files, ${bytes} bytes`);
}

void main();
