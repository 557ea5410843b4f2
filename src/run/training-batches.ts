import { createRandom } from '../random';
import type { MixtureCursor, MixtureExample, PackedSequence } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import type { TokenPair } from '../tokenizer';
import { type SequenceText, sequenceFromText, sequenceToText } from './sequence-text';
import { batchShape, type BatchShape, sequenceTokens } from './batch-shape';
import { type DataTally, newTally, packPairs, tokenize } from './training-data';

/** How many examples are tokenized ahead: enough that packing leaves little padding, little enough to start at once. */
const BATCHES_AHEAD = 4;

/** Examples in a row that may come to nothing (blank, failing, too long) before the stream is taken to be barren. */
const BARREN = 2000;

/**
 * Where a stream of batches stands: all that decides what comes next, as a checkpoint keeps it. A stream that goes on
 * from it renders and tokenizes nothing of what came before.
 */
export interface BatchCursor {
  /** Its `drawn` is also the place in the mixture. */
  readonly tally: Readonly<DataTally>;
  /** Examples drawn when the last ones came to something. */
  readonly fruitful: number;
  /** State of the generator that shuffles. */
  readonly random: readonly number[];
  /** Packed, and not given out yet. */
  readonly waiting: readonly SequenceText[];
}

/** What batches are made of. */
export interface BatchSource {
  /** The examples of the mixture behind a place in it; behind the beginning where there is none. */
  readonly examples: (from?: MixtureCursor) => Iterable<MixtureExample> | AsyncIterable<MixtureExample>;
  readonly model: Model;
  readonly recipe: Recipe;
  readonly seed: number;
}

/** Training batches, one per step, made as they are asked for. */
export interface TrainingBatches extends AsyncIterableIterator<readonly PackedSequence[], undefined> {
  /** Behind the batch that was given last. */
  cursor(): BatchCursor;
}

/**
 * Examples are rendered and tokenized, packed a few batches at a time, and the packed sequences shuffled within that
 * stretch. The same examples and seed give the same batches, from the beginning or from a cursor. Ends when the
 * examples do, or when they come to nothing; the last batch may be smaller.
 */
export function trainingBatches(source: BatchSource, from?: BatchCursor): TrainingBatches {
  const stream = new BatchStream(source, from);
  const batches = stream.run();
  return {
    next: () => batches.next(),
    return: () => batches.return(undefined),
    cursor: () => stream.cursor(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

class BatchStream {
  readonly #source: BatchSource;
  readonly #random: ReturnType<typeof createRandom>;
  readonly #shape: BatchShape;
  readonly #wanted: number;
  readonly #tally: DataTally;
  #fruitful: number;
  readonly #waiting: PackedSequence[];

  constructor(source: BatchSource, from: BatchCursor | undefined) {
    this.#source = source;
    this.#shape = batchShape(source.recipe, source.model.config);
    this.#wanted = this.#shape.sequences * sequenceTokens(this.#shape) * BATCHES_AHEAD;
    this.#random = createRandom(`pack/${String(source.seed)}`, from?.random);
    this.#tally = { ...(from?.tally ?? newTally()) };
    this.#fruitful = from?.fruitful ?? 0;
    this.#waiting = (from?.waiting ?? []).map(sequenceFromText);
  }

  /** Batches are given out only between stretches, so no example is half on its way then. */
  cursor(): BatchCursor {
    return {
      tally: { ...this.#tally },
      fruitful: this.#fruitful,
      random: this.#random.state(),
      waiting: this.#waiting.map(sequenceToText),
    };
  }

  async *run(): AsyncGenerator<readonly PackedSequence[], undefined, undefined> {
    const { model, recipe } = this.#source;
    yield* this.#batches(false);
    let pairs: TokenPair[] = [];
    let tokens = 0;
    for await (const example of this.#source.examples({ drawn: this.#tally.drawn })) {
      if (this.#tally.drawn - this.#fruitful > BARREN) break;
      const pair = tokenize(example, model, recipe, this.#tally);
      if (pair === undefined) continue;
      pairs.push(pair);
      tokens += pair.prompt.length + pair.continuation.length + 1;
      if (tokens < this.#wanted) continue;
      this.#pack(pairs);
      pairs = [];
      tokens = 0;
      yield* this.#batches(false);
    }
    this.#pack(pairs);
    yield* this.#batches(true);
    return undefined;
  }

  #pack(pairs: readonly TokenPair[]): void {
    const packed = packPairs(pairs, this.#source.model, this.#source.recipe, this.#tally);
    if (packed.length > 0) this.#fruitful = this.#tally.drawn;
    this.#waiting.push(...this.#random.shuffled(packed));
  }

  *#batches(all: boolean): Generator<readonly PackedSequence[]> {
    while (this.#waiting.length >= this.#shape.sequences || (all && this.#waiting.length > 0)) {
      yield this.#waiting.splice(0, this.#shape.sequences);
    }
  }
}
