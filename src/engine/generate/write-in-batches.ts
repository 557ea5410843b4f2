import type { Generated } from './generated';

/** Takes a text that has ended, by the place of its prompt. */
export type Finish = (index: number, text: Generated) => Promise<void>;

/**
 * Writes texts in batches whose prompts have like lengths, the longest first: what is kept of each takes as much room as
 * of the longest. They come back in the order of their prompts.
 *
 * @param prompts in tokens
 * @param write writes the texts behind some of the prompts, by their places, to their ends
 */
export async function writeInBatches(
  prompts: readonly (readonly number[])[],
  perBatch: number,
  write: (indices: readonly number[], finish: Finish) => Promise<void>,
  onProgress: ((done: number) => Promise<void>) | undefined,
): Promise<readonly Generated[]> {
  const order = prompts.map((_, i) => i).sort((a, b) => prompts[b]!.length - prompts[a]!.length || a - b);
  const written = new Array<Generated>(prompts.length);
  let done = 0;
  for (let at = 0; at < order.length; at += perBatch) {
    await write(order.slice(at, at + perBatch), async (index, text) => {
      written[index] = text;
      await onProgress?.(++done);
    });
  }
  return written;
}
