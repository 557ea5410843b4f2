import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { DataFault } from '../../../src/data/data-fault';
import type { gunzip } from '../../../src/data/files/gunzip';
import { gunzip as webGunzip } from '../../../src/data/files/gunzip.web';

const text = Array.from({ length: 30_000 }, (_, i) => `{"n": ${i}}\n`).join('');
const packed = gzipSync(text);

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

async function unpack(with_: typeof gunzip, bytes: Uint8Array): Promise<{ text: string; fault?: unknown }> {
  const decoder = new TextDecoder();
  let found = '';
  try {
    for await (const chunk of with_(inParts(bytes))) found += decoder.decode(chunk, { stream: true });
    return { text: found };
  } catch (fault) {
    return { text: found, fault };
  }
}

describe('gunzip in a browser', () => {
  it('unpacks what Node unpacks', async () => {
    assert.deepEqual(await unpack(webGunzip, packed), { text });
  });

  it('tells of damage after what came before it', async () => {
    const broken = Uint8Array.from(packed);
    broken.fill(0xff, 30_000, 30_100);
    for (const bytes of [packed.subarray(0, 40_000), broken]) {
      const { text: found, fault } = await unpack(webGunzip, bytes);
      assert.ok(fault instanceof DataFault, String(fault));
      assert.equal(fault.code, 'compression-invalid');
      assert.ok(found.length > 10_000 && text.startsWith(found.slice(0, 10_000)));
    }
  });

  it('passes on why the bytes could not be read, and stops where the reader stops', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, 1000);
      throw new Error('the disk is gone');
    };
    await assert.rejects(async () => {
      for await (const chunk of webGunzip(failing())) assert.ok(chunk);
    }, /the disk is gone/);
    for await (const chunk of webGunzip(inParts(packed))) {
      assert.ok(chunk.length > 0);
      break;
    }
  });
});
