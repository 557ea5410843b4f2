import type { ModelConfig } from '../model';
import type { BatchShape } from './batch-shape';
import { decoder } from './decoder';
import { decode, encode } from './encoder-decoder/states';
import type { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { segmentMask } from './ops/attention';
import type { Weights } from './weights';

/**
 * The last hidden states of a model of whatever kind over a packed batch, as its head takes them,
 * `[sequences * length, hidden]`. Declares the batch's inputs: `tokens` and `segments`, for a decoder `positions` too, for
 * an encoder-decoder the encoder's `input_tokens` and `input_segments`: there, too, a segment sees its own alone.
 */
export function hiddenStates(g: Graph, config: ModelConfig, weights: Weights, batch: BatchShape): Value {
  const { sequences, length } = batch;
  const tokens = g.input('tokens', [sequences * length], 'i64');
  const segments = g.input('segments', [sequences, length], 'i32');
  switch (config.kind) {
    case 'decoder': {
      const positions = g.input('positions', [sequences, length], 'i64');
      const mask = (window: number | undefined): Value =>
        segmentMask(g, segments, undefined, window === undefined ? undefined : { size: window, positions });
      return decoder(g, config, weights, { tokens, positions, mask }, batch);
    }
    case 'encoder-decoder': {
      const shape = { sequences, length, inputLength: batch.inputLength ?? length };
      const read = {
        tokens: g.input('input_tokens', [sequences * shape.inputLength], 'i64'),
        segments: g.input('input_segments', [sequences, shape.inputLength], 'i32'),
      };
      const states = encode(g, config, weights, read, shape);
      const written = { tokens, segments, parents: segments };
      return decode(g, config, weights, written, { states, segments: read.segments }, shape);
    }
  }
}
