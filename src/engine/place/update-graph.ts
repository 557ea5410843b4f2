import type { AdafactorOptions } from '../adafactor';
import type { AdamWOptions } from '../adamw';
import type { OptimizerOptions } from '../create-optimizer';
import { Graph } from '../graph/graph';
import type { Data, Value } from '../graph/value';
import { add, divide, meanLast, multiply, scale, sqrt, subtract, sum } from '../ops/arithmetic';
import { reshape } from '../ops/shape';
import type { Update } from '../optimizer';
import { gradientName } from '../train-graph';

/** A weight to be moved. */
export interface Moved {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The name of a tensor's next numbers among the update's outputs. */
export function nextName(tensor: string): string {
  return `next:${tensor}`;
}

/** One update of one weight: gives each tensor that it moves, under the name a checkpoint has for it. */
type Rule = (weight: Moved, gradient: Value) => ReadonlyMap<string, Value>;

/**
 * An optimizer's update as a graph, for devices that keep weights and moments. Inputs: for each weight its tensors by
 * the names that checkpoints have (`weight/...`, `first_moment/...`), its gradient, and the numbers of `updateScalars`.
 * Outputs: `nextName` of each tensor. Made of ONNX's primitives, so every provider has it.
 */
export function updateGraph(weights: readonly Moved[], options: OptimizerOptions): Graph {
  const g = new Graph({ float: 'f32', kernels: 'primitive' });
  const rule = options.kind === 'adamw' ? adamWRule(g, options) : adafactorRule(g, options);
  const gradientScale = g.input('gradient_scale', []);
  for (const weight of weights) {
    const gradient = multiply(g, g.input(gradientName(weight.name), weight.shape), gradientScale);
    for (const [tensor, next] of rule(weight, gradient)) g.output(nextName(tensor), next);
  }
  return g;
}

/** The numbers of one step that `updateGraph` asks for. */
export function updateScalars(options: OptimizerOptions, { step, lr, gradientScale }: Update): Map<string, Data> {
  const numbers: Record<string, number> =
    options.kind === 'adamw'
      ? {
          keep: 1 - lr * options.weightDecay,
          rate: lr / (1 - options.beta1 ** step),
          spread: 1 / Math.sqrt(1 - options.beta2 ** step),
        }
      : { rate: lr, fresh: step ** options.decayRate };
  const entries = Object.entries({ ...numbers, gradient_scale: gradientScale });
  return new Map(entries.map(([name, value]) => [name, Float32Array.of(value)]));
}

/** As `adamWUpdate` has it. */
function adamWRule(g: Graph, { beta1, beta2, eps }: AdamWOptions): Rule {
  const [keep, rate, spread] = [g.input('keep', []), g.input('rate', []), g.input('spread', [])];
  return ({ name, shape }, gradient) => {
    const names = [`weight/${name}`, `first_moment/${name}`, `second_moment/${name}`] as const;
    const [weight, first, second] = names.map((tensor) => g.input(tensor, shape)) as [Value, Value, Value];
    const m = add(g, scale(g, first, beta1), scale(g, gradient, 1 - beta1));
    const v = add(g, scale(g, second, beta2), scale(g, multiply(g, gradient, gradient), 1 - beta2));
    const kept = shape.length === 2 ? multiply(g, weight, keep) : weight;
    const step = divide(g, multiply(g, m, rate), add(g, multiply(g, sqrt(g, v), spread), g.constant(eps)));
    const next = subtract(g, kept, step);
    return new Map([
      [names[0], next],
      [names[1], m],
      [names[2], v],
    ]);
  };
}

/** As `adafactorUpdate` has it. */
function adafactorRule(g: Graph, options: AdafactorOptions): Rule {
  const [rate, fresh] = [g.input('rate', []), g.input('fresh', [])];
  const old = subtract(g, g.constant(1), fresh);
  const blend = (before: Value, now: Value): Value => add(g, multiply(g, before, old), multiply(g, now, fresh));
  const meanSquare = (x: Value): Value => {
    const flat = reshape(g, multiply(g, x, x), [1, x.shape.reduce((a, b) => a * b, 1)]);
    return reshape(g, meanLast(g, flat), []);
  };
  const atLeast = (x: Value, least: number): Value => g.emit('Max', [x, g.constant(least)], x.shape);

  return ({ name, shape }, gradient) => {
    const weight = g.input(`weight/${name}`, shape);
    const squares = add(g, multiply(g, gradient, gradient), g.constant(options.eps1));
    const moments = new Map<string, Value>();
    let direction: Value;
    if (shape.length === 2) {
      const [height, width] = shape as readonly [number, number];
      const rows = g.input(`second_moment_rows/${name}`, [height]);
      const columns = g.input(`second_moment_columns/${name}`, [width]);
      const nextRows = blend(rows, reshape(g, meanLast(g, squares), [height]));
      const columnMeans = scale(g, sum(g, squares, [0]), 1 / height);
      const nextColumns = blend(columns, reshape(g, columnMeans, [width]));
      const rowMean = meanLast(g, nextRows);
      const byRow = sqrt(g, reshape(g, divide(g, nextRows, rowMean), [height, 1]));
      direction = divide(g, divide(g, gradient, byRow), sqrt(g, nextColumns));
      moments.set(`second_moment_rows/${name}`, nextRows).set(`second_moment_columns/${name}`, nextColumns);
    } else {
      const second = g.input(`second_moment/${name}`, shape);
      const next = blend(second, squares);
      direction = divide(g, gradient, sqrt(g, next));
      moments.set(`second_moment/${name}`, next);
    }
    const clip = atLeast(scale(g, sqrt(g, meanSquare(direction)), 1 / options.clipThreshold), 1);
    const by = options.scaleParameter ? multiply(g, atLeast(sqrt(g, meanSquare(weight)), options.eps2), rate) : rate;
    const shrink = subtract(g, g.constant(1), scale(g, by, options.weightDecay));
    const decays = shape.length === 2 && options.weightDecay !== 0;
    const kept = decays ? multiply(g, weight, shrink) : weight;
    const next = subtract(g, kept, multiply(g, direction, divide(g, by, clip)));
    return moments.set(`weight/${name}`, next);
  };
}
