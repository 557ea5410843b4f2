import assert from 'node:assert/strict';
import { formatBytes } from '../../src/text';

describe('formatBytes', () => {
  const cases: readonly [number, string][] = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [999_949, '999.9 KB'],
    [999_950, '1.0 MB'],
    [49_016_710, '49.0 MB'],
    [1_234_567_890, '1.2 GB'],
  ];
  for (const [bytes, text] of cases) it(`${bytes} is ${text}`, () => assert.equal(formatBytes(bytes), text));
});
