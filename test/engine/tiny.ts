import assert from 'node:assert/strict';
import type { Graph } from '../../src/engine/graph/graph';
import type { Data } from '../../src/engine/graph/value';
import { createRuntime } from '../../src/engine/session';
import type { PackedSequence } from '../../src/mixture';
import type { DecoderConfig, Model } from '../../src/model';
import { createModel, parseConfig } from '../../src/model';
import { createRandom } from '../../src/random';
import type { Tokenizer } from '../../src/tokenizer';

/** A decoder small enough for finite differences; queries share keys two by two. */
export function tinyConfig(changes: Readonly<Record<string, unknown>> = {}): DecoderConfig {
  const config = parseConfig(
    JSON.stringify({
      model_type: 'llama',
      vocab_size: 37,
      hidden_size: 16,
      intermediate_size: 24,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      head_dim: 6,
      rms_norm_eps: 1e-5,
      max_position_embeddings: 64,
      bos_token_id: 1,
      eos_token_id: 2,
      tie_word_embeddings: true,
      ...changes,
    }),
  );
  assert.ok(config.ok && config.value.kind === 'decoder');
  return config.value;
}

/** One id per character: enough wherever only ids matter. */
export const characters: Tokenizer = {
  encode: (text) => [...text].map((character) => 3 + ((character.codePointAt(0) ?? 0) % 34)),
  decode: (ids) => ids.join(' '),
  pieces: () => undefined,
  eosId: 2,
  vocabSize: 37,
  files: new Map(),
};

/** Weights with a wider spread than fresh ones, so that every gradient is far from zero. */
export function tinyModel(changes: Readonly<Record<string, unknown>> = {}, seed = 1): Model {
  const model = createModel(tinyConfig(changes), characters, seed);
  const random = createRandom(`spread ${seed}`);
  for (const { shape, data } of model.weights.values())
    for (let i = 0; i < data.length; i++)
      data[i] = shape.length === 1 ? 1 + 0.2 * random.normal() : 0.3 * random.normal();
  return model;
}

/** Examples laid end to end as packing does it: each with its own positions; the last token of each predicts nothing. */
export function packed(
  length: number,
  examples: readonly (readonly number[])[],
  labelFrom: number | readonly number[] = 0,
): PackedSequence {
  const tokens = new Int32Array(length);
  const labels = new Int32Array(length).fill(-100);
  const segments = new Int32Array(length).fill(-1);
  const positions = new Int32Array(length);
  let at = 0;
  examples.forEach((example, segment) => {
    const from = typeof labelFrom === 'number' ? labelFrom : labelFrom[segment]!;
    example.forEach((token, position) => {
      tokens[at] = token;
      segments[at] = segment;
      positions[at] = position;
      if (position >= from && position + 1 < example.length) labels[at] = example[position + 1]!;
      at++;
    });
  });
  return { tokens, labels, segments, positions };
}

/** `count` ids from the vocabulary, special ones left out. */
export function someTokens(count: number, seed: string): number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => 3 + random.below(34));
}

/** Runs a graph once. */
export async function runGraph(graph: Graph, feeds: ReadonlyMap<string, Data>): Promise<ReadonlyMap<string, Data>> {
  const runtime = await createRuntime({ threads: 1 });
  assert.ok(runtime.ok);
  const session = await runtime.value.open(graph);
  try {
    return await session.run(feeds);
  } finally {
    await session.dispose();
  }
}
