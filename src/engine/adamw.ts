import type { Tensor } from '../model';
import type { Optimizer, Update } from './optimizer';

/** AdamW (Loshchilov and Hutter 2019), with the decay decoupled from the gradient. */
export interface AdamWOptions {
  readonly kind: 'adamw';
  /** The peak rate; the schedule scales it. */
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  /** Applies to matrices only; norms are left alone. */
  readonly weightDecay: number;
}

/** One weight with its running moments; all of one length, updated in place. */
export interface AdamWState {
  readonly weight: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  readonly decays: boolean;
}

/** AdamW over `weights`, its moments starting at 0. */
export function adamW(weights: ReadonlyMap<string, Tensor>, options: AdamWOptions): Optimizer {
  const state = new Map<string, Tensor>();
  const parts = new Map<string, AdamWState>();
  for (const [name, { shape, data }] of weights) {
    const firstMoment = new Float32Array(data.length);
    const secondMoment = new Float32Array(data.length);
    state.set(`first_moment/${name}`, { shape, data: firstMoment });
    state.set(`second_moment/${name}`, { shape, data: secondMoment });
    parts.set(name, { weight: data, firstMoment, secondMoment, decays: shape.length === 2 });
  }
  return {
    state,
    rate: (scheduled) => scheduled,
    apply: (gradients, update) => {
      for (const [name, part] of parts) adamWUpdate(part, gradients.get(name)!, options, update);
    },
  };
}

/** One update of one weight, as `torch.optim.AdamW` computes it. */
export function adamWUpdate(
  state: AdamWState,
  gradient: Float32Array,
  options: AdamWOptions,
  { step, lr, gradientScale }: Update,
): void {
  const { weight, firstMoment, secondMoment } = state;
  const { beta1, beta2, eps } = options;
  const keep = state.decays ? 1 - lr * options.weightDecay : 1;
  const rate = lr / (1 - beta1 ** step);
  const spread = 1 / Math.sqrt(1 - beta2 ** step);
  const fresh1 = 1 - beta1;
  const fresh2 = 1 - beta2;
  for (let i = 0; i < weight.length; i++) {
    const g = gradient[i]! * gradientScale;
    const m = beta1 * firstMoment[i]! + fresh1 * g;
    const v = beta2 * secondMoment[i]! + fresh2 * g * g;
    firstMoment[i] = m;
    secondMoment[i] = v;
    weight[i] = weight[i]! * keep - (rate * m) / (Math.sqrt(v) * spread + eps);
  }
}
