import type { DecoderConfig, Model } from '../../model';
import type { Data } from '../graph/value';
import { weightFeeds } from '../model-weights';
import type { ScoreBatch } from '../score/plan';
import { layOut, planScoring } from '../score/plan';
import type { Runtime } from '../session';
import { SessionCache } from '../session-cache';
import { endOfTextIds } from './end-of-text';
import type { Generator } from './generated';
import { KeptPast } from './kept-past';
import { buildPrefillGraph } from './prefill-graph';
import { buildStepGraph } from './step-graph';
import { type Finish, writeInBatches } from './write-in-batches';
import { WrittenText } from './written-text';

const OPEN_SESSIONS = 4;
const TOKENS_PER_BATCH = 2048;
/** Positions of rotary tables, in steps, so that few graphs serve texts of all lengths. */
const REACH = 256;

/** Prompts are read as texts are scored, with what they share computed once; then all texts go on token by token. */
export function createDecoderGenerator(
  model: Model,
  config: DecoderConfig,
  runtime: Runtime,
  textsPerBatch: number,
): Generator {
  const sessions = new SessionCache(runtime, OPEN_SESSIONS);
  const engine: Engine = { model, config, sessions, eosIds: endOfTextIds(model) };
  return {
    generate: async (prompts, options) => {
      const { maxPositions } = config;
      const room = Math.max(Math.ceil(maxPositions / 2), maxPositions - options.maxTokens);
      const prefix = config.bosId ?? engine.eosIds[0]!;
      const cut = prompts.map((prompt) => (prompt.length === 0 ? [prefix] : prompt.slice(-room)));
      const start = (index: number): Started => ({
        prompt: cut[index]!,
        text: new WrittenText(options, model.tokenizer, engine.eosIds, index, maxPositions - cut[index]!.length + 1),
        index,
      });
      return writeInBatches(
        cut,
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
  readonly config: DecoderConfig;
  readonly sessions: SessionCache;
  readonly eosIds: readonly number[];
}

interface Started {
  readonly prompt: readonly number[];
  readonly text: WrittenText;
  readonly index: number;
}

/** Writes a batch of texts to their ends. */
async function write(engine: Engine, started: readonly Started[], finish: Finish): Promise<void> {
  const { config } = engine;
  let places = nextPowerOfTwo(started.length);
  let past = new KeptPast(config, places, Math.max(...started.map(({ prompt }) => prompt.length)) + 1);
  await prefill(engine, started, past);
  let going: readonly (Started & { readonly place: number })[] = started.map((one, place) => ({ ...one, place }));
  for (;;) {
    for (const { index, text } of going) if (text.done !== undefined) await finish(index, text.done);
    going = going.filter(({ text }) => text.done === undefined);
    if (going.length === 0) return;
    if (going.length * 2 <= places) {
      places = nextPowerOfTwo(going.length);
      past = past.only(
        going.map(({ place }) => place),
        places,
        config,
      );
      going = going.map((one, place) => ({ ...one, place }));
    }
    await step(engine, going, past);
  }
}

/** Reads the prompts, keeps what they left and takes each text's first token. */
async function prefill(engine: Engine, started: readonly Started[], past: KeptPast): Promise<void> {
  const { config } = engine;
  // Planned as if any token were scored behind each prompt.
  const pairs = started.map(({ prompt }) => ({ prompt, continuation: [0] }));
  const batches = planScoring(pairs, {
    tokensPerBatch: TOKENS_PER_BATCH,
    predictionsPerBatch: pairs.length,
    maxPositions: config.maxPositions,
    prefixId: 0,
    attentionCost: 1 / (4 * config.hiddenSize),
  });
  for (const batch of batches) await prefillBatch(engine, started, batch, past);
}

async function prefillBatch(
  { model, config, sessions }: Engine,
  started: readonly Started[],
  batch: ScoreBatch,
  past: KeptPast,
): Promise<void> {
  const { length } = batch;
  const session = await sessions.get(`read ${length}`, () =>
    buildPrefillGraph(config, model, { length, float: 'f32', kernels: 'fused' }),
  );
  const { pairs, targets, ...inputs } = layOut(batch);
  const feeds = weightFeeds(model);
  for (const [name, data] of Object.entries(inputs)) feeds.set(name, data);
  const results = await session.run(feeds);
  const [logits, kept] = [floats(results, 'logits'), floats(results, 'past')];
  const paths = pathsOf(batch);
  pairs.forEach((place, i) => {
    for (const token of paths.get(place)!) past.add(place, kept, token);
    started[place]!.text.next(rowOf(logits, Number(targets[2 * i]), config.vocabSize));
  });
}

/** For each prompt the tokens of the batch that it is made of. */
function pathsOf(batch: ScoreBatch): ReadonlyMap<number, readonly number[]> {
  const paths = new Map<number, readonly number[]>();
  let first = 0;
  for (const { tokens, ends, predictions } of batch.rows.flat()) {
    for (const { at, pair } of predictions) {
      const path = [...ends.keys()].filter((place) => place <= at && at < ends[place]!);
      paths.set(
        pair,
        path.map((place) => first + place),
      );
    }
    first += tokens.length;
  }
  return paths;
}

/** Reads the last token of each text and takes the next. */
async function step(
  { model, config, sessions }: Engine,
  going: readonly (Started & { readonly place: number })[],
  past: KeptPast,
): Promise<void> {
  const sequences = past.texts;
  const furthest = Math.max(...going.map(({ place }) => past.lengthOf(place)));
  const reach = Math.ceil((furthest + 1) / REACH) * REACH;
  const session = await sessions.get(`write ${sequences} ${reach}`, () =>
    buildStepGraph(config, model, { sequences, reach, float: 'f32', kernels: 'fused' }),
  );
  const tokens = new BigInt64Array(sequences);
  const positions = new BigInt64Array(sequences);
  for (const { text, place } of going) {
    tokens[place] = BigInt(text.last);
    positions[place] = BigInt(past.lengthOf(place));
  }
  const feeds = weightFeeds(model);
  feeds.set('tokens', tokens).set('positions', positions);
  past.feed(feeds);
  const results = await session.run(feeds);
  const [logits, kept] = [floats(results, 'logits'), floats(results, 'past')];
  for (const { text, place } of going) {
    past.add(place, kept, place);
    text.next(rowOf(logits, place, config.vocabSize));
  }
}

function floats(results: ReadonlyMap<string, Data>, name: string): Float32Array {
  const data = results.get(name);
  if (!(data instanceof Float32Array)) throw new TypeError(`${name} is not in 32-bit floats`);
  return data;
}

function rowOf(table: Float32Array, row: number, width: number): Float32Array {
  return table.subarray(row * width, (row + 1) * width);
}

function nextPowerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}
