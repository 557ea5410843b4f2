import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../../src/data';
import { lmEval } from '../../../src/import/lm-eval/importer';
import { uniqueNames } from '../../../src/import/names';
import { createRandom, type Random } from '../../../src/random';
import { isSound, loadTask } from '../../../src/task';

const folder = join(__dirname, 'harness');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const splinters = [
  ...[
    '{{',
    '}}',
    '{%',
    '{',
    '[',
    '&a ',
    '*a',
    '<<: *a\n',
    'yes',
    '|\n',
    '>',
    '- ',
    '\t',
    ': ',
    '"',
    "'",
    'null',
    '1.5',
  ],
  ...['!function x.y', 'include: a.yaml\n', 'doc_to_choice: []\n', 'task: ""\n', '\u0000', '\ud800'],
];

/** A text with some of it cut out, doubled, or replaced by what means something in YAML or Jinja. */
function damage(text: string, random: Random): string {
  const start = random.below(text.length);
  const end = Math.min(text.length, start + random.below(12));
  const splinter = random.pick(splinters);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, start) + splinter + text.slice(start);
    case 2:
      return text.slice(0, start) + splinter + text.slice(end);
    default:
      return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  }
}

describe('importing damaged tasks of lm-evaluation-harness', () => {
  it('never throws, and writes only task files that load', async () => {
    const random = createRandom('damaged');
    for (let round = 0; round < 400; round++) {
      const text = damage(damage(random.pick(texts), random), random);
      const context = {
        out: folder,
        fs: nodeFileSystem,
        nameTask: uniqueNames(),
        readText: (path: string) => Promise.resolve(path.endsWith('a.yaml') ? text : undefined),
      };
      const { files } = await lmEval.convert({ path: join(folder, 'a.yaml'), text }, context);
      for (const file of files) {
        const loaded = loadTask(file.text, join(folder, file.path));
        assert.ok(isSound(loaded), `${text}\n---\n${file.text}`);
      }
    }
  }).timeout(20_000);
});
