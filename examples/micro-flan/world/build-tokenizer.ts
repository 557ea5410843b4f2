import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokenizerFiles } from './tokenizer-files';

/**
 * `npm run build:micro-tokenizer`: trains the tokenizer anew. Templates give it words, so after they change it comes
 * out another one and the model must be trained anew too: that is why it is a step of its own.
 */
async function main(): Promise<void> {
  const root = join(__dirname, '..');
  await mkdir(join(root, 'model'), { recursive: true });
  for (const [name, text] of await tokenizerFiles(join(root, 'tasks')))
    await writeFile(join(root, 'model', name), text);
}

void main();
