import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonLineTail, readJson, readJsonLines } from '../../src/run/json-lines';
import { temporaryFolder } from './temporary';

describe('JsonLineTail', () => {
  const folder = temporaryFolder();

  it('gives nothing for a file that is not there yet, and its lines once it is', async () => {
    const path = join(folder, 'late.jsonl');
    const tail = new JsonLineTail(path);
    assert.deepEqual(await tail.next(), []);
    writeFileSync(path, '{"a":1}\n');
    assert.deepEqual(await tail.next(), [{ a: 1 }]);
    assert.deepEqual(await tail.next(), []);
  });

  it('waits for a torn last line and gives it whole', async () => {
    const path = join(folder, 'torn.jsonl');
    writeFileSync(path, '{"a":1}\n{"b":"é');
    const tail = new JsonLineTail(path);
    assert.deepEqual(await tail.next(), [{ a: 1 }]);
    appendFileSync(path, 'ä"}\n{"c":3}\n');
    assert.deepEqual(await tail.next(), [{ b: 'éä' }, { c: 3 }]);
  });

  it('waits for a line torn inside a character', async () => {
    const path = join(folder, 'bytes.jsonl');
    const bytes = Buffer.from('{"a":"é"}\n');
    writeFileSync(path, bytes.subarray(0, 7));
    const tail = new JsonLineTail(path);
    assert.deepEqual(await tail.next(), []);
    appendFileSync(path, bytes.subarray(7));
    assert.deepEqual(await tail.next(), [{ a: 'é' }]);
  });

  it('passes over a complete line that is no JSON, and counts it', async () => {
    const path = join(folder, 'broken.jsonl');
    writeFileSync(path, '{"a":1}\n{"b":\n{"c":3}\n');
    const tail = new JsonLineTail(path);
    assert.deepEqual(await tail.next(), [{ a: 1 }, { c: 3 }]);
    assert.equal(tail.torn, 1);
  });

  it('reads nothing where there is no file', async () => {
    assert.deepEqual(await readJsonLines(join(folder, 'none')), []);
    assert.equal(await readJson(join(folder, 'none')), undefined);
  });
});
