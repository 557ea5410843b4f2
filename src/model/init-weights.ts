import { createRandom } from '../random';
import type { ModelConfig } from './model-config';
import { parameterSpecs } from './parameters';
import type { Tensor } from './tensor';
import { elementCount } from './tensor';

/** The spread of fresh weights, as Llama's `initializer_range` has it. */
const SPREAD = 0.02;

/**
 * Fresh weights: normal with spread 0.02, matrices that write into the residual stream scaled by 1/sqrt(2 layers)
 * (GPT-2, section 2.3), norms so that they scale by 1, biases at 0. Each weight has its own stream, so a change of one shape leaves the others alone.
 */
export function initWeights(config: ModelConfig, seed: string | number): Map<string, Tensor> {
  const root = createRandom(seed);
  const normStart = config.norm.kind === 'rms' && config.norm.unitOffset ? 0 : 1;
  const weights = new Map<string, Tensor>();
  for (const { name, shape, role } of parameterSpecs(config)) {
    const data = new Float32Array(elementCount(shape));
    if (role === 'norm') data.fill(normStart);
    else if (role !== 'bias') {
      const random = root.fork(name);
      const spread = role === 'residual' ? SPREAD / Math.sqrt(2 * config.layers) : SPREAD;
      for (let i = 0; i < data.length; i++) data[i] = spread * random.normal();
    }
    weights.set(name, { shape, data });
  }
  return weights;
}
