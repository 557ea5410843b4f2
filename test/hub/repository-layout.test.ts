import assert from 'node:assert/strict';
import { repositoryLayout } from '../../src/hub/repository-layout';

/** The paths of each split of each configuration, `CONFIG/SPLIT: PATHS`. */
function layoutOf(paths: readonly string[], readme?: string): Readonly<Record<string, string>> {
  const files = paths.map((path) => ({ path, size: 1, etag: 'e' }));
  const layout = repositoryLayout(files, readme);
  const entries = [...(layout?.configs ?? [])].flatMap(([name, { splits }]) =>
    [...splits].map(([split, found]) => [`${name}/${split}`, found.map(({ path }) => path).join(' ')] as const),
  );
  return Object.fromEntries(entries);
}

/** A card whose header is YAML. */
function card(header: string): string {
  return `---\nlicense: mit\n${header}\n---\n# A dataset\n`;
}

describe('repositoryLayout', () => {
  const byName: readonly [string, readonly string[], Readonly<Record<string, string>>][] = [
    [
      'takes the splits that push_to_hub writes, whatever their names',
      ['data/rare-00001-of-00002.parquet', 'data/rare-00000-of-00002.parquet', 'data/train-00000-of-00001.parquet'],
      {
        'default/rare': 'data/rare-00000-of-00002.parquet data/rare-00001-of-00002.parquet',
        'default/train': 'data/train-00000-of-00001.parquet',
      },
    ],
    [
      'knows splits by words in file names',
      ['my_train_1.csv', 'my-dev.csv', 'eval.csv'],
      { 'default/train': 'my_train_1.csv', 'default/validation': 'my-dev.csv', 'default/test': 'eval.csv' },
    ],
    [
      'knows splits by folders',
      ['train/a.jsonl', 'train/b.jsonl', 'testing/a.jsonl'],
      { 'default/train': 'train/a.jsonl train/b.jsonl', 'default/test': 'testing/a.jsonl' },
    ],
    ['takes all for training where nothing says otherwise', ['a.json', 'b.json'], { 'default/train': 'a.json b.json' }],
    [
      'does not find a word within another',
      ['latest.jsonl', 'devices.jsonl'],
      { 'default/train': 'devices.jsonl latest.jsonl' },
    ],
    [
      'leaves descriptions and hidden files alone',
      ['dataset_infos.json', '.cache/x.json', 'train.jsonl.gz'],
      { 'default/train': 'train.jsonl.gz' },
    ],
    ['takes the format that most files have', ['train.parquet', 'a.csv', 'b.csv'], { 'default/train': 'a.csv b.csv' }],
    ['finds nothing in a repository without rows', ['README.md', 'load.py', 'data.zip'], {}],
  ];
  for (const [what, paths, expected] of byName) it(what, () => assert.deepEqual(layoutOf(paths), expected));

  const files = ['en/a.jsonl', 'en/b.jsonl', 'de/a.jsonl', 'test.jsonl'];
  const byCard: readonly [string, string, Readonly<Record<string, string>>][] = [
    [
      'splits with paths',
      'configs:\n- config_name: en\n  data_files:\n  - split: train\n    path: "en/*.jsonl"\n  - split: test\n    path: [test.jsonl]',
      { 'en/train': 'en/a.jsonl en/b.jsonl', 'en/test': 'test.jsonl' },
    ],
    [
      'a map of splits',
      'configs:\n- config_name: en\n  data_files: {train: en/b.jsonl, extra: "de/**"}',
      { 'en/train': 'en/b.jsonl', 'en/extra': 'de/a.jsonl' },
    ],
    ['one glob for training', 'configs:\n- config_name: de\n  data_files: "de/*.jsonl"', { 'de/train': 'de/a.jsonl' }],
    [
      'a list in its own order, no file twice',
      'configs:\n- config_name: en\n  data_files: [en/b.jsonl, "en/*"]',
      { 'en/train': 'en/b.jsonl en/a.jsonl' },
    ],
    ['a folder', 'configs:\n- config_name: de\n  data_dir: ./de', { 'de/train': 'de/a.jsonl' }],
    [
      'a folder with globs in it',
      'configs:\n- config_name: en\n  data_dir: en\n  data_files: "b.*"',
      { 'en/train': 'en/b.jsonl' },
    ],
  ];
  for (const [what, header, expected] of byCard) {
    it(`follows a card with ${what}`, () => assert.deepEqual(layoutOf(files, card(header)), expected));
  }

  it('makes the card\u2019s default the default', () => {
    const readme = card(
      'configs:\n- config_name: en\n  data_dir: en\n- config_name: de\n  default: true\n  data_dir: de',
    );
    const tree = files.map((path) => ({ path, size: 1, etag: 'e' }));
    assert.equal(repositoryLayout(tree, readme)?.defaultConfig, 'de');
  });

  it('goes by names where the card is no YAML, or says nothing', () => {
    for (const readme of [card('configs: ['), card('tags: [x]'), '# no header', card('configs: 3')]) {
      assert.deepEqual(layoutOf(['train.jsonl'], readme), { 'default/train': 'train.jsonl' });
    }
  });
});
