/** Bytes that are given to the unpacker at once: those of the turn in which it finds a fault are lost. */
const turn = 16_384;

/** The chunks in pieces of one turn. */
export async function* turns(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += turn) yield chunk.subarray(at, at + turn);
  }
}
