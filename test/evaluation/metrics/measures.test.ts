import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measure, measuresOf } from '../../../src/evaluation/metrics/measures';

interface Goldens {
  readonly pairs: readonly {
    readonly prediction: string;
    readonly target: string;
    readonly figures: Readonly<Record<string, number>>;
  }[];
  readonly corpora: readonly {
    readonly pairs: readonly (readonly [string, string])[];
    readonly figures: Readonly<Record<string, number>>;
  }[];
}

/** Made by `test/goldens/make_metrics.py`. */
const goldens = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'goldens', 'fixtures', 'metrics.json'), 'utf8'),
) as Goldens;

const measure = (metric: string, name: string): Measure =>
  measuresOf([metric]).measures.find((one) => one.name === name)!;

describe('measures of written texts', () => {
  const named: readonly (readonly [string, string])[] = [
    ['rouge', 'rouge1'],
    ['rouge', 'rouge2'],
    ['rouge', 'rougeLsum'],
    ['squad', 'squad_em'],
    ['squad', 'squad_f1'],
    ['trivia_qa', 'trivia_qa_em'],
    ['trivia_qa', 'trivia_qa_f1'],
  ];
  for (const [metric, name] of named) {
    it(`gives the ${name} of Python's packages`, () => {
      for (const { prediction, target, figures } of goldens.pairs) {
        const [value] = measure(metric, name).counts(prediction, target);
        assert.ok(Math.abs(value! - figures[name]!) < 1e-12, `${prediction}: ${value} and ${figures[name]}`);
      }
    });
  }

  for (const name of ['bleu', 'chrf']) {
    it(`gives the ${name} of sacrebleu`, () => {
      const { counts, ofCorpus } = measure(name, name);
      for (const { pairs, figures } of goldens.corpora) {
        const all = pairs.map(([prediction, target]) => counts(prediction, target));
        const value = ofCorpus!(all[0]!.map((_, i) => all.reduce((sum, one) => sum + one[i]!, 0)));
        assert.ok(Math.abs(value - figures[name]!) < 1e-9, `${pairs[0]![0]}: ${value} and ${figures[name]}`);
      }
    });
  }

  it('takes an accurate answer for one that is the target', () => {
    assert.deepEqual(measure('accuracy', 'exact_match').counts('Yes', 'Yes'), [1]);
    assert.deepEqual(measure('exact_match', 'exact_match').counts('Yes', 'yes'), [0]);
  });

  it('counts edits in code points, against the longer text', () => {
    const { counts } = measure('edit_distance', 'edit_similarity');
    assert.deepEqual(counts('kitten', 'sitting'), [1 - 3 / 7]);
    assert.deepEqual(counts('😀', '😁'), [0]);
    assert.deepEqual(counts('', ''), [1]);
  });

  it('measures once what two metrics share, and names those that measure no text', () => {
    const { measures, unknown } = measuresOf(['accuracy', 'exact_match', 'auc', 'own']);
    assert.deepEqual(
      measures.map(({ name }) => name),
      ['exact_match'],
    );
    assert.deepEqual(unknown, ['auc', 'own']);
  });
});
