import { createRandom } from '../random';
import type { MixtureExample, PackedSequence } from '../mixture';
import { lengthLimits, pack } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { isBlank, joinPrompt, renderExample } from '../task';
import { encodePair, type TokenPair } from '../tokenizer';

/** The shape of every training batch, from the recipe and what the model can take. In tokens. */
export interface BatchShape {
  readonly sequences: number;
  readonly length: number;
}

/** How many examples are tokenized ahead: enough that packing leaves little padding, little enough to start at once. */
const BATCHES_AHEAD = 4;

/** Examples in a row that may come to nothing (blank, failing, too long) before the stream is taken to be barren. */
const BARREN = 2000;

/** A prompt, a target and the end-of-text token fit; never more than the model's positions. */
export function batchShape(recipe: Recipe, maxPositions: number): BatchShape {
  const { length } = lengthLimits(recipe, maxPositions);
  return { length, sequences: Math.max(1, Math.floor(recipe.train.tokensPerBatch / length)) };
}

/** What became of the examples drawn so far. */
export interface DataTally {
  drawn: number;
  /** Rows on which their template is blank by design. */
  blank: number;
  failed: number;
  /** Dropped or shortened because of `lengths`. */
  tooLong: number;
  /** Tokens of examples that train, prompt and target. */
  tokens: number;
}

export function newTally(): DataTally {
  return { drawn: 0, blank: 0, failed: 0, tooLong: 0, tokens: 0 };
}

/**
 * Training batches, one per step, made as they are asked for: examples are rendered and tokenized, packed a few
 * batches at a time, and the packed sequences shuffled within that stretch. The same examples and seed give the same
 * batches. Ends when the examples do, or when they come to nothing; the last batch may be smaller.
 */
export async function* trainingBatches(
  examples: Iterable<MixtureExample> | AsyncIterable<MixtureExample>,
  model: Model,
  recipe: Recipe,
  seed: number,
  tally: DataTally,
): AsyncGenerator<readonly PackedSequence[], void, undefined> {
  const shape = batchShape(recipe, model.config.maxPositions);
  const wanted = shape.sequences * shape.length * BATCHES_AHEAD;
  const random = createRandom(`pack/${String(seed)}`);
  let waiting: PackedSequence[] = [];
  let pairs: TokenPair[] = [];
  let tokens = 0;
  let fruitful = 0;
  function* flush(all: boolean): Generator<readonly PackedSequence[]> {
    const packed = packPairs(pairs, model, recipe, tally);
    if (packed.length > 0) fruitful = tally.drawn;
    waiting.push(...random.shuffled(packed));
    pairs = [];
    tokens = 0;
    while (waiting.length >= shape.sequences || (all && waiting.length > 0)) {
      yield waiting.slice(0, shape.sequences);
      waiting = waiting.slice(shape.sequences);
    }
  }
  for await (const example of examples) {
    if (tally.drawn - fruitful > BARREN) break;
    const pair = tokenize(example, model, recipe, tally);
    if (pair === undefined) continue;
    pairs.push(pair);
    tokens += pair.prompt.length + pair.continuation.length + 1;
    if (tokens >= wanted) yield* flush(false);
  }
  yield* flush(true);
}

/** Renders an example and cuts it into tokens; undefined where there is nothing to learn from it. */
export function tokenize(
  { task, template, row, seed }: MixtureExample,
  model: Model,
  recipe: Recipe,
  tally: DataTally,
): TokenPair | undefined {
  tally.drawn++;
  const rendered = renderExample(task, template, row, { seed });
  if (!rendered.ok) {
    tally.failed++;
    return undefined;
  }
  if (isBlank(rendered.value)) {
    tally.blank++;
    return undefined;
  }
  const { input, target } = rendered.value;
  const { prompt, lead } = joinPrompt(input, recipe.format.separator);
  return encodePair(model.tokenizer, prompt, lead + target);
}

function packPairs(
  pairs: readonly TokenPair[],
  model: Model,
  recipe: Recipe,
  tally: DataTally,
): readonly PackedSequence[] {
  const report = pack(pairs, {
    ...lengthLimits(recipe, model.config.maxPositions),
    eosId: model.tokenizer.eosId,
    overflow: recipe.lengths.overflow,
    packing: recipe.train.packing,
  });
  tally.tooLong += report.dropped + report.truncated;
  for (const { segments } of report.sequences) for (const segment of segments) if (segment >= 0) tally.tokens++;
  return report.sequences;
}
