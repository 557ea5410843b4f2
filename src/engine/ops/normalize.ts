import type { NormShape } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import type { Weights } from '../weights';
import { add } from './arithmetic';
import { layerNorm } from './layer-norm';
import { rmsNorm } from './rms-norm';

/** The model's kind of norm over `x [rows, width]`. @param module the norm's Hugging Face name. */
export function normalize(g: Graph, norm: NormShape, weights: Weights, x: Value, module: string): Value {
  const weight = weights.value(`${module}.weight`);
  switch (norm.kind) {
    case 'rms':
      return rmsNorm(g, x, norm.unitOffset ? add(g, weight, g.constant(1)) : weight, norm.eps);
    case 'layer':
      return layerNorm(g, x, weight, weights.value(`${module}.bias`), norm.eps);
  }
}
