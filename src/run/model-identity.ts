import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Blocks of a weights file that are looked at, and their size in bytes. */
const BLOCKS = 64;
const BLOCK = 4096;

/**
 * Tells one model folder's content from another's: a hash of its configuration and tokenizer, and of blocks that lie
 * evenly in its weights. Training changes weights everywhere, so that these few tell, and a large model is not read whole.
 */
export async function modelIdentity(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    if (name.endsWith('.safetensors')) {
      hash.update(`\n${name}\n`);
      await addBlocks(hash, join(folder, name));
    } else if (name === 'config.json' || name === 'tokenizer.json') {
      hash.update(`\n${name}\n`);
      hash.update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex');
}

async function addBlocks(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    hash.update(`${String(size)}\n`);
    const buffer = Buffer.alloc(BLOCK);
    const last = Math.max(0, size - BLOCK);
    for (let i = 0; i < BLOCKS; i++) {
      const { bytesRead } = await file.read(buffer, 0, BLOCK, Math.floor((last * i) / (BLOCKS - 1)));
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
