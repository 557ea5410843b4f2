import assert from 'node:assert/strict';
import { columnsOf, type Row } from '../../../src/data';
import { createLanguageService, type LanguageService, type TextDocument } from '../../../src/language';
import { document, rowsOf, taskWith } from '../workspace';

const path = '/ws/weather.task.flan.yaml';
const sentence = 'the old ferry left the harbour at dawn while the gulls were still asleep on the roofs';

/** Sixty rows of which every fifth has no claim; the first ten all have one. */
const rows = rowsOf(
  ...Array.from({ length: 60 }, (_, i) =>
    JSON.stringify({ report: `Report ${i}`, claim: i >= 10 && i % 5 === 0 ? '' : `Claim ${i}`, label: i % 2 }),
  ),
);

/** A service whose sample has the first ten rows, and whose draws have all. */
function serviceOver(
  files: readonly TextDocument[],
  rowsIn: (file: TextDocument, split: string) => readonly Row[] = () => rows,
): LanguageService {
  const sampleOf = (split: string, seen: readonly Row[]) => ({
    ...{ revision: `${split} ${seen.length}`, split, rows: seen, columns: columnsOf(seen), problems: [] },
  });
  const samples = new Map<string, ReturnType<typeof sampleOf>>();
  const keep = (file: TextDocument, split: string, count: number) => {
    const key = `${file.path} ${split} ${count}`;
    const sample = samples.get(key) ?? sampleOf(split, rowsIn(file, split).slice(0, count));
    samples.set(key, sample);
    return sample;
  };
  return createLanguageService({
    documents: async () => files,
    sampleRows: async (file) => keep(file, 'train', 10),
    drawRows: async (file, _data, { split, count }) => keep(file, split, count),
    listFolder: async () => [],
  });
}

async function messages(service: LanguageService, file: TextDocument, code: string): Promise<readonly string[]> {
  return (await service.diagnostics(file)).filter((found) => found.code === code).map(({ message }) => message);
}

describe('study of a task', () => {
  const text = taskWith('"{% if claim %}{{ report }} Is it true that {{ claim }}?{% endif %} {{ options_ }}"').replace(
    ' {{ options_ }}',
    '',
  );
  const blank = '10 of 60 sample rows render an empty prompt and are skipped.';

  it('has diagnostics tell what more rows show, and how many those were', async () => {
    const file = document(path, text);
    const service = serviceOver([file]);
    assert.deepEqual(await messages(service, file, 'empty-render'), []);
    assert.equal(await service.study(file), true);
    assert.deepEqual(await messages(service, file, 'empty-render'), [blank]);
    assert.equal(await service.study(file), false);
  });

  it('keeps what it found while other templates change, and drops what it found about one that does', async () => {
    const two = `${text}  - name: other\n    input: "Say {{ claim }}"\n    target: "{{ answer }}"\n`;
    const first = document(path, two);
    const files = [first];
    const service = serviceOver(files);
    await service.diagnostics(first);
    await service.study(first);
    const elsewhere = document(path, two.replace('Say {{', 'Say it: {{'));
    files[0] = elsewhere;
    assert.deepEqual(await messages(service, elsewhere, 'empty-render'), [blank]);
    const here = document(path, elsewhere.text.replace('Is it true', 'Is it so'));
    files[0] = here;
    assert.deepEqual(await messages(service, here, 'empty-render'), []);
    assert.equal(await service.study(here), true);
    assert.deepEqual(await messages(service, here, 'empty-render'), [blank]);
  });

  it('stops once cancelled, and goes on with what is left', async () => {
    const file = document(path, text);
    const service = serviceOver([file]);
    await service.study(file, { isCancellationRequested: true });
    assert.deepEqual(await messages(service, file, 'empty-render'), []);
    assert.equal(await service.study(file), true);
  });

  it('looks at the other splits too', async () => {
    const data = '  source: {jsonl: weather.jsonl}';
    const file = document(path, text.replace(data, `${data}\n  splits: {train: train, test: test}`));
    const unlabelled = rowsOf(...Array.from({ length: 12 }, () => '{"report": "Rain", "claim": "", "label": -1}'));
    const service = serviceOver([file], (_, split) => (split === 'test' ? unlabelled : rows));
    await service.study(file);
    assert.deepEqual(await messages(service, file, 'empty-split'), [
      'All 12 sample rows of "test" render nothing, although those of another split do.',
    ]);
  });
});

describe('study of a recipe', () => {
  const bothSplits = '.jsonl}\n  splits: {train: train, test: test}';
  const held = document(
    '/ws/held.task.flan.yaml',
    taskWith('"{{ report }}"').replace('task: weather', 'task: held').replace('.jsonl}', bothSplits),
  );
  const other = document(
    '/ws/other.task.flan.yaml',
    taskWith('"{{ report }}"')
      .replace('task: weather', 'task: other')
      .replace('cluster: nli', 'cluster: qa')
      .replace('weather.jsonl}', 'other.jsonl}')
      .replace('.jsonl}', bothSplits),
  );
  const recipe = document(
    '/ws/a.recipe.flan.yaml',
    'flan: recipe/1\nrun: a\ntasks: ["*.task.flan.yaml"]\nhold_out: {clusters: [nli]}\nmodel: {path: model}\n',
  );
  const said = rowsOf(JSON.stringify({ report: `They say ${sentence}.`, claim: 'a', label: 0 }));

  it('tells of test text in the training rows of another task', async () => {
    const service = serviceOver([held, other, recipe], () => said);
    assert.deepEqual(await messages(service, recipe, 'test-in-training'), []);
    assert.equal(await service.study(recipe), true);
    const [found] = await messages(service, recipe, 'test-in-training');
    assert.match(found ?? '', /^1 of 1 sample rows of held \("test"\) share 13 words .* 1 sample rows of other/);
    assert.equal(await service.study(recipe), false);
  });

  it('finds nothing where texts differ', async () => {
    const service = serviceOver([held, other, recipe], (file) => (file === held ? said : rows));
    assert.equal(await service.study(recipe), false);
    assert.deepEqual(await messages(service, recipe, 'test-in-training'), []);
  });
});
