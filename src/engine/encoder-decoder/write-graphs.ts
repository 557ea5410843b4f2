import type { EncoderDecoderConfig } from '../../model';
import { headName } from '../../model';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';
import { add, scale } from '../ops/arithmetic';
import { maskOf } from '../ops/attention';
import { logitsOf } from '../ops/head';
import { batchedProduct } from '../ops/matmul';
import { reshape, transpose } from '../ops/shape';
import type { LayerAttention } from './layer';
import { layers } from './stack';
import { encode } from './states';

/** Texts that are written at once: `sequences` of them, each behind an input of at most `inputLength` tokens. */
export interface WriteShape {
  readonly sequences: number;
  readonly inputLength: number;
}

export interface WriteGraphOptions extends GraphOptions {
  readonly shape: WriteShape;
}

/** Left to the data: how many tokens have been written. */
const OPEN = -1;

/** Names of what a layer of the decoder keeps: of the input once, of what is written with each token. */
export const kept = (part: 'input' | 'past', which: 'key' | 'value', layer: number): string =>
  `${part}_${which}.${String(layer)}`;

/**
 * Reads inputs. Inputs of the graph: those of `fixedWeights`, `input_tokens` and `input_segments`. Outputs: for each layer
 * of the decoder the keys and values of the inputs, `[sequences, heads, inputLength, headDim]`, named by `kept`.
 */
export function buildReadGraph(config: EncoderDecoderConfig, source: WeightSource, options: WriteGraphOptions): Graph {
  const { sequences, inputLength } = options.shape;
  const g = new Graph(options);
  const tokens = g.input('input_tokens', [sequences * inputLength], 'i64');
  const segments = g.input('input_segments', [sequences, inputLength], 'i32');
  const weights = fixedWeights(g, config, source);
  const states = encode(g, config, weights, { tokens, segments }, { sequences, length: 1, inputLength });
  const { modules } = config.decoder;
  const { heads, headDim } = config.attention;
  const split = (x: Value): Value =>
    transpose(g, reshape(g, x, [sequences, inputLength, heads, headDim]), [0, 2, 1, 3]);
  for (let index = 0; index < config.decoder.layers; index++)
    for (const which of ['key', 'value'] as const) {
      const matrix = `${modules.layers}.${index}.${modules.layer.cross!.attention[which]}`;
      g.output(kept('input', which, index), split(weights.linear(states, matrix)));
    }
  return g;
}

/**
 * One more token of each text; all have as many. Inputs: those of `fixedWeights`, `tokens [sequences]`, which were written
 * last, `buckets [written + 1]`, that of each written token's distance and of their own, what `buildReadGraph` gave, its
 * `input_segments`, and for each layer what is kept of the tokens before, `[sequences, heads, written, headDim]`. Outputs:
 * `logits [sequences, vocabulary]`, and what is kept now under the same names with `next_` before.
 */
export function buildWriteGraph(config: EncoderDecoderConfig, source: WeightSource, options: WriteGraphOptions): Graph {
  const { sequences, inputLength } = options.shape;
  const { heads, headDim, scale: factor } = config.attention;
  const g = new Graph(options);
  const tokens = g.input('tokens', [sequences], 'i64');
  const buckets = g.input('buckets', [OPEN], 'i64');
  const segments = g.input('input_segments', [sequences, inputLength], 'i32');
  const weights = fixedWeights(g, config, source);

  const table = weights.value(`${config.decoder.modules.relativeBias}.weight`);
  const byDistance = g.emit('Gather', [table, buckets], [OPEN, heads], { attributes: { axis: int(0) } });
  const bias = reshape(g, transpose(g, byDistance, [1, 0]), [1, heads, 1, OPEN]);
  const read = g.emit('GreaterOrEqual', [segments, g.initializer('i32', [], Int32Array.of(0))], segments.shape, {
    dtype: 'bool',
  });
  const across = reshape(g, maskOf(g, read), [sequences, 1, 1, inputLength]);
  const own = (x: Value): Value => reshape(g, x, [sequences, heads, 1, headDim]);
  const mix = (query: Value, keys: Value, values: Value, addend: Value): Value => {
    const products = batchedProduct(g, scale(g, own(query), factor), keys, { b: true });
    const scores = add(g, products, addend);
    const shares = g.emit('Softmax', [scores], scores.shape, { attributes: { axis: int(-1) } });
    return reshape(g, batchedProduct(g, shares, values), [sequences, heads * headDim]);
  };
  const attend = (index: number): LayerAttention => {
    const grown = (which: 'key' | 'value', fresh: Value): Value => {
      const before = g.input(kept('past', which, index), [sequences, heads, OPEN, headDim]);
      const all = g.emit('Concat', [before, own(fresh)], before.shape, { attributes: { axis: int(2) } });
      g.output(`next_${kept('past', which, index)}`, all);
      return all;
    };
    const ofInput = (which: 'key' | 'value'): Value =>
      g.input(kept('input', which, index), [sequences, heads, inputLength, headDim]);
    return {
      self: (query, key, value) => mix(query, grown('key', key), grown('value', value), bias),
      cross: (query) => mix(query, ofInput('key'), ofInput('value'), across),
    };
  };
  const states = scale(g, layers(g, config, weights, config.decoder, tokens, attend), config.headScale);
  g.output('logits', logitsOf(g, states, weights.value(headName(config)), config.logitSoftcap));
  return g;
}
