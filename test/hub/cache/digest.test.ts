import assert from 'node:assert/strict';
import { Digest } from '../../../src/hub/cache/digest';

describe('Digest', () => {
  const check = (etag: string, size: number, ...chunks: readonly string[]): boolean => {
    const digest = new Digest(etag, size);
    for (const chunk of chunks) digest.update(Buffer.from(chunk));
    return digest.matches();
  };

  // As `printf hello | sha256sum` and `printf hello | git hash-object --stdin` print them.
  const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
  const git = 'b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0';

  it('knows large files by their SHA-256', () => {
    assert.ok(check(sha256, 5, 'he', 'llo'));
    assert.ok(!check(sha256, 5, 'hellO'));
  });

  it("knows small files by git's name for them", () => {
    assert.ok(check(git, 5, 'hello'));
    assert.ok(!check(git, 5, 'hellO'));
  });

  it('wants the size, too', () => assert.ok(!check(sha256, 6, 'hello')));
});
