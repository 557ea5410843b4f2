import type { EncoderDecoderConfig, Model } from '../../model';
import { endOfTextIds } from '../generate/end-of-text';
import type { Generator } from '../generate/generated';
import { type Finish, writeInBatches } from '../generate/write-in-batches';
import { WrittenText } from '../generate/written-text';
import type { Data } from '../graph/value';
import { weightFeeds } from '../model-weights';
import type { Runtime } from '../session';
import { SessionCache } from '../session-cache';
import { relativeBucket } from './relative-bias';
import type { WriteShape } from './write-graphs';
import { buildReadGraph, buildWriteGraph, kept } from './write-graphs';

const OPEN_SESSIONS = 4;
const SHORTEST_INPUT = 16;

/** Inputs are read once; then all texts of a batch go on token by token. */
export function createPairGenerator(
  model: Model,
  config: EncoderDecoderConfig,
  runtime: Runtime,
  textsPerBatch: number,
): Generator {
  const sessions = new SessionCache(runtime, OPEN_SESSIONS);
  const engine: Engine = { model, config, sessions };
  const eosIds = endOfTextIds(model);
  return {
    generate: async (prompts, options) => {
      const { maxPositions } = config;
      const inputs = prompts.map((prompt) => [...prompt.slice(-(maxPositions - 1)), model.tokenizer.eosId]);
      const start = (index: number): Started => ({
        input: inputs[index]!,
        text: new WrittenText(options, model.tokenizer, eosIds, index, maxPositions),
        index,
      });
      return writeInBatches(
        inputs,
        textsPerBatch,
        (indices, finish) => write(engine, indices.map(start), finish),
        options.onProgress,
      );
    },
    dispose: () => sessions.dispose(),
  };
}

interface Engine {
  readonly model: Model;
  readonly config: EncoderDecoderConfig;
  readonly sessions: SessionCache;
}

interface Started {
  readonly input: readonly number[];
  readonly text: WrittenText;
  readonly index: number;
}

/** Writes a batch of texts to their ends; one that has ended reads on its last token, and nobody looks. */
async function write({ model, config, sessions }: Engine, started: readonly Started[], finish: Finish): Promise<void> {
  const shape = {
    sequences: nextPowerOfTwo(started.length),
    inputLength: Math.max(SHORTEST_INPUT, nextPowerOfTwo(Math.max(...started.map(({ input }) => input.length)))),
  };
  const options = { shape, float: 'f32', kernels: 'fused' } as const;
  const size = `${shape.sequences}x${shape.inputLength}`;
  const inputs = inputFeeds(started, shape);
  const reading = await sessions.get(`read ${size}`, () => buildReadGraph(config, model, options));
  const read = await reading.run(new Map([...weightFeeds(model), ...inputs]));
  const writing = await sessions.get(`write ${size}`, () => buildWriteGraph(config, model, options));
  const feeds = new Map([...weightFeeds(model), ...inputs, ...read]);
  const names = Array.from({ length: config.decoder.layers }, (_, layer) => [
    kept('past', 'key', layer),
    kept('past', 'value', layer),
  ]).flat();
  for (const name of names) feeds.set(name, new Float32Array(0));

  let going = started;
  const tokens = new BigInt64Array(shape.sequences).fill(BigInt(config.startId));
  for (let step = 0; going.length > 0; step++) {
    const results = await writing.run(feeds.set('tokens', tokens).set('buckets', buckets(config, step)));
    for (const name of names) feeds.set(name, results.get(`next_${name}`)!);
    const logits = results.get('logits') as Float32Array;
    const { vocabSize } = config;
    for (const one of going) {
      const place = started.indexOf(one);
      one.text.next(logits.subarray(place * vocabSize, (place + 1) * vocabSize));
      tokens[place] = BigInt(one.text.last);
      if (one.text.done !== undefined) await finish(one.index, one.text.done);
    }
    going = going.filter(({ text }) => text.done === undefined);
  }
}

/** One input in each row. */
function inputFeeds(started: readonly Started[], { sequences, inputLength }: WriteShape): ReadonlyMap<string, Data> {
  const tokens = new BigInt64Array(sequences * inputLength);
  const segments = new Int32Array(sequences * inputLength).fill(-1);
  for (const [row, { input }] of started.entries())
    for (const [i, token] of input.entries()) {
      tokens[row * inputLength + i] = BigInt(token);
      segments[row * inputLength + i] = 0;
    }
  return new Map<string, Data>([
    ['input_tokens', tokens],
    ['input_segments', segments],
  ]);
}

/** The buckets of the distances from the token at `step` to those before it and to itself. */
function buckets({ attention }: EncoderDecoderConfig, step: number): BigInt64Array {
  return BigInt64Array.from({ length: step + 1 }, (_, i) =>
    BigInt(relativeBucket(i - step, attention.relative, 'back')),
  );
}

function nextPowerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}
