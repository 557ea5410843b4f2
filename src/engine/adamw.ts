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

/**
 * One update, as `torch.optim.AdamW` computes it.
 * @param step counted from 1, for the moments' bias correction.
 * @param lr this step's rate.
 * @param gradientScale what the gradient is multiplied by first (clipping).
 */
export function adamwUpdate(
  state: AdamWState,
  gradient: Float32Array,
  options: AdamWOptions,
  { step, lr, gradientScale }: { readonly step: number; readonly lr: number; readonly gradientScale: number },
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
