/**
 * A stream that ends where the given one would throw, so that its reader delivers what came before.
 * @param lines whether the reader takes lines: then it never sees the one in which the fault stands, for half a line
 *   could be taken for a whole one
 * @param onFault takes what was thrown
 */
export async function* untilFault(
  chunks: AsyncIterable<Uint8Array>,
  lines: boolean,
  onFault: (fault: unknown) => void,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) {
      const end = lines ? Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13)) + 1 : chunk.length;
      if (end > 0) {
        yield* held;
        held = [];
        yield chunk.subarray(0, end);
      }
      if (end < chunk.length) held.push(chunk.subarray(end));
    }
  } catch (fault) {
    onFault(fault);
    return;
  }
  yield* held;
}
