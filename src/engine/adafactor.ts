import type { Tensor } from '../model';
import type { Optimizer, Update } from './optimizer';

/**
 * Adafactor (Shazeer and Stern 2018), the optimizer of T5 and FLAN, as `Adafactor` of `transformers` has it: a matrix's
 * second moment is kept as the means of its rows and columns, an update whose root mean square exceeds `clipThreshold`
 * is scaled down to it, and the decay of the moment rises with the steps.
 */
export interface AdafactorOptions {
  readonly kind: 'adafactor';
  /** The peak rate; the schedule scales it. Not used with `relativeStep`. */
  readonly lr: number;
  /** The paper's own rate, `min(0.01, 1 / sqrt(step))`, in place of `lr` and schedule. */
  readonly relativeStep: boolean;
  /** Multiplies the rate of each weight by the weight's own root mean square (section 8), at least `eps2`. */
  readonly scaleParameter: boolean;
  /** The largest root mean square of an update before the rate; 1 in the paper (section 6). */
  readonly clipThreshold: number;
  /** The moment of step t decays by `1 - t ** decayRate` (section 7.2); -0.8 in the paper. */
  readonly decayRate: number;
  /** Added to squared gradients; 1e-30 in the paper. */
  readonly eps1: number;
  /** The least root mean square that a weight counts with; 1e-3 in the paper. */
  readonly eps2: number;
  /** Applies to matrices only; norms are left alone. */
  readonly weightDecay: number;
}

/** The second moment of one weight: of each element, or of the rows and columns of a matrix `[rows, columns]`. */
export type AdafactorMoment =
  | { readonly kind: 'whole'; readonly second: Float32Array }
  | { readonly kind: 'factored'; readonly rows: Float32Array; readonly columns: Float32Array };

/** Adafactor over `weights`, its moments starting at 0. */
export function adafactor(weights: ReadonlyMap<string, Tensor>, options: AdafactorOptions): Optimizer {
  const state = new Map<string, Tensor>();
  const parts = new Map<string, { readonly weight: Float32Array; readonly moment: AdafactorMoment }>();
  for (const [name, { shape, data }] of weights) {
    const moment = freshMoment(shape, data.length);
    if (moment.kind === 'whole') state.set(`second_moment/${name}`, { shape, data: moment.second });
    else {
      state.set(`second_moment_rows/${name}`, { shape: [moment.rows.length], data: moment.rows });
      state.set(`second_moment_columns/${name}`, { shape: [moment.columns.length], data: moment.columns });
    }
    parts.set(name, { weight: data, moment });
  }
  return {
    state,
    rate: (scheduled, step) => (options.relativeStep ? Math.min(1e-2, 1 / Math.sqrt(step)) : scheduled),
    apply: (gradients, update) => {
      for (const [name, { weight, moment }] of parts)
        adafactorUpdate(weight, moment, gradients.get(name)!, options, update);
    },
  };
}

function freshMoment(shape: readonly number[], length: number): AdafactorMoment {
  if (shape.length !== 2) return { kind: 'whole', second: new Float32Array(length) };
  return { kind: 'factored', rows: new Float32Array(shape[0]!), columns: new Float32Array(shape[1]!) };
}

/** One update of one weight. `gradient` is overwritten: the update is formed in it. */
export function adafactorUpdate(
  weight: Float32Array,
  moment: AdafactorMoment,
  gradient: Float32Array,
  options: AdafactorOptions,
  { step, lr, gradientScale }: Update,
): void {
  const fresh = step ** options.decayRate;
  const squares =
    moment.kind === 'whole'
      ? wholeUpdate(moment.second, gradient, fresh, gradientScale, options.eps1)
      : factoredUpdate(moment.rows, moment.columns, gradient, fresh, gradientScale, options.eps1);
  const clip = Math.max(1, Math.sqrt(squares / weight.length) / options.clipThreshold);
  const scale = options.scaleParameter ? Math.max(options.eps2, rootMeanSquare(weight)) : 1;
  const rate = scale * lr;
  const keep = moment.kind === 'factored' ? 1 - rate * options.weightDecay : 1;
  const by = rate / clip;
  for (let i = 0; i < weight.length; i++) weight[i] = weight[i]! * keep - by * gradient[i]!;
}

/** Turns `gradient` into the update before clipping. @returns the sum of its squares. */
function wholeUpdate(
  second: Float32Array,
  gradient: Float32Array,
  fresh: number,
  gradientScale: number,
  eps: number,
): number {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * gradientScale;
    const v = (1 - fresh) * second[i]! + fresh * (g * g + eps);
    second[i] = v;
    const u = g / Math.sqrt(v);
    gradient[i] = u;
    squares += u * u;
  }
  return squares;
}

/** As above, with the moment of an element taken as (its row's * its column's) / the rows' mean. */
function factoredUpdate(
  rows: Float32Array,
  columns: Float32Array,
  gradient: Float32Array,
  fresh: number,
  gradientScale: number,
  eps: number,
): number {
  const [height, width] = [rows.length, columns.length];
  const columnSums = new Float64Array(width);
  const factor = gradientScale * gradientScale;
  let rowTotal = 0;
  for (let row = 0; row < height; row++) {
    let sum = 0;
    const at = row * width;
    for (let column = 0; column < width; column++) {
      const square = gradient[at + column]! * gradient[at + column]! * factor + eps;
      sum += square;
      columnSums[column]! += square;
    }
    rows[row] = (1 - fresh) * rows[row]! + (fresh * sum) / width;
    rowTotal += rows[row]!;
  }
  const byColumn = columnSums;
  for (let column = 0; column < width; column++) {
    columns[column] = (1 - fresh) * columns[column]! + (fresh * columnSums[column]!) / height;
    byColumn[column] = 1 / Math.sqrt(columns[column]!);
  }
  const rowMean = rowTotal / height;
  let squares = 0;
  for (let row = 0; row < height; row++) {
    const byRow = gradientScale / Math.sqrt(rows[row]! / rowMean);
    const at = row * width;
    for (let column = 0; column < width; column++) {
      const u = gradient[at + column]! * byRow * byColumn[column]!;
      gradient[at + column] = u;
      squares += u * u;
    }
  }
  return squares;
}

function rootMeanSquare(numbers: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < numbers.length; i++) squares += numbers[i]! * numbers[i]!;
  return Math.sqrt(squares / numbers.length);
}
