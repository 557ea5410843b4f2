import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DataSpec } from '../../../src/data';
import { toJson } from '../../../src/value';
import { memoryFiles } from '../memory-files';
import { readLines, readMessages, specOf } from '../reading';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly field?: string;
  readonly lines: readonly string[];
  /** What the problems' messages hold, in their order. */
  readonly messages?: readonly string[];
}

const cases = JSON.parse(readFileSync(join(__dirname, '../fixtures/json-cases.json'), 'utf8')) as readonly Case[];

function jsonSpec(field?: string): DataSpec {
  return specOf({ kind: 'json', path: 'd.json', ...(field === undefined ? {} : { field }) });
}

describe('readJson', () => {
  for (const { name, text, field, lines, messages } of cases) {
    it(`takes ${name}`, async () => {
      for (const chunk of [1, 7, 1000]) {
        assert.deepEqual(await readLines(jsonSpec(field), memoryFiles({ '/base/d.json': text }, chunk)), lines);
      }
      const told = await readMessages(jsonSpec(field), memoryFiles({ '/base/d.json': text }));
      for (const [i, message] of (messages ?? []).entries()) {
        assert.ok(told[i]?.includes(message), `${told[i]} / ${message}`);
      }
    });
  }

  it('gives back any objects, however they are laid out', async () => {
    const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(undefined, 1, 2),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (objects, indent, chunk, wrapped) => {
          const text = JSON.stringify(wrapped ? { meta: '[{"', rows: objects } : objects, null, indent);
          const fs = memoryFiles({ '/base/d.json': text }, chunk);
          const lines = await readLines(jsonSpec(wrapped ? 'rows' : undefined), fs);
          const read = lines.map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as unknown);
          assert.deepEqual(read, JSON.parse(JSON.stringify(objects)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads a long object as it goes, and says so where it might have meant another list', async () => {
    const row = { text: 'x'.repeat(1000) };
    const rows = Array.from({ length: 2000 }, () => row);
    const fs = memoryFiles({ '/base/d.json': JSON.stringify({ version: 1, train: rows, test: [row] }) }, 65_536);
    const lines = await readLines(jsonSpec(), fs);
    assert.deepEqual([lines.length, lines.at(-1)], [2001, 'json-ambiguous:1']);
    const few = await readLines(jsonSpec('test'), fs);
    assert.equal(few.length, 1);
  });

  it('reads no further than is asked', async () => {
    const text = `[${Array.from({ length: 100_000 }, (_, n) => toJson(n))
      .map((n) => `{"n": ${n}}`)
      .join(',')}]`;
    const files = memoryFiles({ '/base/d.json': text }, 4096);
    let read = 0;
    const fs = {
      ...files,
      async *stream(path: string) {
        for await (const chunk of files.stream(path)) {
          read += chunk.length;
          yield chunk;
        }
      },
    };
    const lines = await readLines(jsonSpec(), fs, { limit: 2 });
    assert.equal(lines.length, 2);
    assert.ok(read <= (1 << 20) + 8192, `${read} bytes`);
  });

  it('says that a list given as JSON Lines is none', async () => {
    const fs = memoryFiles({ '/base/d.jsonl': '[\n  {"a": 1}\n]\n' });
    const spec = specOf({ kind: 'jsonl', path: 'd.jsonl' });
    assert.deepEqual(await readLines(spec, fs), ['source-kind:1']);
    assert.match((await readMessages(spec, fs))[0]!, /name it with "json"/);
  });
});
