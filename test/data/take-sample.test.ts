import assert from 'node:assert/strict';
import { takeSample } from '../../src/data';
import { parseTemplate } from '../../src/jinja';
import { memoryFiles } from './memory-files';
import { specOf } from './reading';

const jsonl = { kind: 'jsonl', path: '{split}.jsonl' } as const;

describe('takeSample', () => {
  it('takes the first rows of the best split that the task has', async () => {
    const fs = memoryFiles({ '/base/dev.jsonl': '{"n": 0}\n{"n": 1}\n{"n": 2}\n' });
    const splits = new Map(['extra', 'test', 'dev'].map((name) => [name, { name }] as const));
    const sample = await takeSample(specOf(jsonl, { splits }), { base: '/base', fs, limit: 2 });
    assert.deepEqual([sample.split, sample.rows.map((row) => row.get('n'))], ['dev', [0, 1]]);
  });

  it('tells where its rows stand in the stored split, whatever was left out before them', async () => {
    const fs = memoryFiles({ '/base/train.jsonl': '{"n": 0}\n{"n": 7}\n{broken\n{"n": 8}\n' });
    const splits = new Map([['train', { name: 'train', start: 1 }]]);
    const sample = await takeSample(specOf(jsonl, { splits }), { base: '/base', fs, limit: 9 });
    assert.deepEqual(
      [sample.rows.map((row) => row.get('n')), sample.indexes],
      [
        [7, 8],
        [1, 3],
      ],
    );
  });

  it('ends where too much is wrong', async () => {
    const fs = memoryFiles({ '/base/train.jsonl': '{"n": 0}\n' + '{broken\n'.repeat(100) }, 4096);
    const { rows, problems } = await takeSample(specOf(jsonl), { base: '/base', fs, limit: 50 });
    assert.deepEqual([rows.length, problems.length], [1, 20]);
  });

  it('ends where a condition keeps hardly a row, and says so', async () => {
    const fs = memoryFiles({ '/base/train.jsonl': '{"n": 0}\n'.repeat(30_000) }, 65_536);
    const spec = specOf(jsonl, { keepIf: parseTemplate('{{ n > 0 }}') });
    const { rows, problems } = await takeSample(spec, { base: '/base', fs, limit: 50 });
    assert.deepEqual(
      [rows, problems.map(({ message }) => message)],
      [[], ['"keep_if" keeps none of the 20000 rows that were read.']],
    );
  });

  it('says nothing about a task that names no file yet', async () => {
    const sample = await takeSample(specOf({ kind: 'jsonl', path: '' }), {
      base: '/base',
      fs: memoryFiles({}),
      limit: 5,
    });
    assert.deepEqual(sample, { split: 'train', rows: [], indexes: [], problems: [] });
  });
});
