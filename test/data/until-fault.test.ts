import assert from 'node:assert/strict';
import { untilFault } from '../../src/data/until-fault';

async function* broken(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk === '!') throw new Error('gone');
    yield new TextEncoder().encode(chunk);
  }
}

async function take(lines: boolean, ...chunks: readonly string[]): Promise<string> {
  let out = '';
  const onFault = (fault: unknown): void => {
    out += `[${(fault as Error).message}]`;
  };
  for await (const bytes of untilFault(broken(...chunks), lines, onFault)) out += new TextDecoder().decode(bytes);
  return out;
}

describe('untilFault', () => {
  it('passes a sound stream on as it is', async () => {
    assert.equal(await take(true, 'a\nb', '', 'c', '\nd'), 'a\nbc\nd');
    assert.equal(await take(false, 'a\nb', 'c'), 'a\nbc');
  });

  it('ends where the stream throws', async () => {
    assert.equal(await take(false, 'a\nb', '!', 'c'), 'a\nb[gone]');
  });

  it('keeps the line back in which the stream throws', async () => {
    assert.equal(await take(true, 'a\nb', 'c', '!'), 'a\n[gone]');
    assert.equal(await take(true, 'abc', '!'), '[gone]');
    assert.equal(await take(true, 'a\rb', '!'), 'a\r[gone]');
  });
});
