import assert from 'node:assert/strict';
import { gradients } from '../../src/engine/graph/differentiate';
import { Graph } from '../../src/engine/graph/graph';
import type { Data, Value } from '../../src/engine/graph/value';
import { activate, gated } from '../../src/engine/ops/activation';
import { add, divide, meanLast, multiply, negate, scale, sqrt, subtract, sum } from '../../src/engine/ops/arithmetic';
import { attention, maskOf, sameSegment, segmentMask } from '../../src/engine/ops/attention';
import { embed, takeRows } from '../../src/engine/ops/embedding';
import { crossEntropyHead } from '../../src/engine/ops/head';
import { layerNorm } from '../../src/engine/ops/layer-norm';
import { linear, product } from '../../src/engine/ops/matmul';
import { rmsNorm } from '../../src/engine/ops/rms-norm';
import { rotate, rotaryTables } from '../../src/engine/ops/rope';
import { reshape, sliceLast, transpose } from '../../src/engine/ops/shape';
import { createRuntime } from '../../src/engine/session';
import { elementCount } from '../../src/model';
import { createRandom } from '../../src/random';

/** Builds a value from parameters of the given shapes; other inputs it needs are constants. */
interface Case {
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly build: (g: Graph, parameters: Readonly<Record<string, Value>>) => Value;
  /** Keeps the numbers where the operation is smooth. */
  readonly positive?: boolean;
}

const i64 = (g: Graph, shape: readonly number[], numbers: readonly number[]): Value =>
  g.initializer('i64', shape, BigInt64Array.from(numbers, BigInt));
const i32 = (g: Graph, shape: readonly number[], numbers: readonly number[]): Value =>
  g.initializer('i32', shape, Int32Array.from(numbers));

const grouped = { sequences: 2, length: 3, heads: 4, keyValueHeads: 2, headDim: 2 };

const cases: Readonly<Record<string, Case>> = {
  'add, broadcast': { shapes: { a: [2, 3], b: [3] }, build: (g, { a, b }) => add(g, a!, b!) },
  subtract: { shapes: { a: [2, 3], b: [2, 1] }, build: (g, { a, b }) => subtract(g, a!, b!) },
  'multiply, broadcast both ways': { shapes: { a: [2, 1, 3], b: [4, 1] }, build: (g, { a, b }) => multiply(g, a!, b!) },
  'multiply by itself': { shapes: { a: [5] }, build: (g, { a }) => multiply(g, a!, a!) },
  divide: { shapes: { a: [2, 3], b: [3] }, positive: true, build: (g, { a, b }) => divide(g, a!, b!) },
  'negate and scale': { shapes: { a: [4] }, build: (g, { a }) => scale(g, negate(g, a!), 2.5) },
  sqrt: { shapes: { a: [4] }, positive: true, build: (g, { a }) => sqrt(g, a!) },
  sum: { shapes: { a: [2, 3, 4] }, build: (g, { a }) => sum(g, a!, [0, 2]) },
  meanLast: { shapes: { a: [2, 5] }, build: (g, { a }) => meanLast(g, a!) },
  'reshape and transpose': {
    shapes: { a: [2, 3, 4] },
    build: (g, { a }) => reshape(g, transpose(g, a!, [2, 0, 1]), [4, 6]),
  },
  ...Object.fromEntries(
    [false, true].flatMap((ta) =>
      [false, true].map((tb): [string, Case] => [
        `product, transposed ${ta} ${tb}`,
        {
          shapes: { a: ta ? [3, 2] : [2, 3], b: tb ? [4, 3] : [3, 4], c: [2, 4] },
          build: (g, { a, b, c }) => product(g, a!, b!, { a: ta, b: tb }, c),
        },
      ]),
    ),
  ),
  'linear used twice': {
    shapes: { x: [3, 4], w: [4, 4] },
    build: (g, { x, w }) => linear(g, linear(g, x!, w!), w!, x),
  },
  rmsNorm: { shapes: { x: [3, 5], w: [5] }, build: (g, { x, w }) => rmsNorm(g, x!, w!, 1e-5) },
  layerNorm: {
    shapes: { x: [3, 5], w: [5], b: [5] },
    build: (g, { x, w, b }) => layerNorm(g, x!, w!, b!, 1e-5),
  },
  ...Object.fromEntries(
    (['silu', 'gelu', 'gelu-tanh', 'relu'] as const).flatMap((kind): [string, Case][] => [
      [`activation ${kind}`, { shapes: { x: [3, 4] }, build: (g, { x }) => activate(g, x!, kind) }],
      [
        `gated ${kind}`,
        { shapes: { gate: [3, 4], up: [3, 4] }, build: (g, { gate, up }) => gated(g, gate!, up!, kind) },
      ],
    ]),
  ),
  'linear with a bias': {
    shapes: { x: [3, 4], w: [5, 4], b: [5] },
    build: (g, { x, w, b }) => linear(g, x!, w!, b),
  },
  'sliceLast, some parts used': {
    shapes: { x: [2, 3, 5] },
    build: (g, { x }) => multiply(g, sliceLast(g, x!, 1, 3), sliceLast(g, x!, 3, 5)),
  },
  'sliceLast, all parts and the whole used': {
    shapes: { x: [3, 6] },
    build: (g, { x }) => {
      const [a, b, c] = [sliceLast(g, x!, 2, 4), sliceLast(g, x!, 0, 2), sliceLast(g, x!, 4, 6)];
      return add(g, multiply(g, a, multiply(g, b, c)), sum(g, multiply(g, x!, x!), [1]));
    },
  },
  'sliceLast, parts that overlap': {
    shapes: { x: [2, 4] },
    build: (g, { x }) => multiply(g, sliceLast(g, x!, 0, 3), sliceLast(g, x!, 1, 4)),
  },
  rotate: {
    shapes: { x: [6, 8] },
    build: (g, { x }) => {
      const positions = i64(g, [2, 3], [0, 1, 2, 0, 0, 1]);
      return rotate(g, x!, 2, rotaryTables(g, positions, [1, 0.1], 3));
    },
  },
  'rotate a part of each head': {
    shapes: { x: [6, 12] },
    build: (g, { x }) => {
      const positions = i64(g, [2, 3], [0, 1, 2, 0, 0, 1]);
      return rotate(g, x!, 2, rotaryTables(g, positions, [1, 0.1], 3));
    },
  },
  'attention with a soft cap, a window and a scale of its own': {
    shapes: { q: [6, 8], k: [6, 4], v: [6, 4] },
    build: (g, { q, k, v }) => {
      const window = { size: 2, positions: i64(g, [2, 3], [0, 1, 2, 0, 1, 2]) };
      const mask = segmentMask(g, i32(g, [2, 3], [0, 0, 0, 0, 0, 0]), undefined, window);
      return attention(g, q!, k!, v!, mask, { ...grouped, factor: 0.8, softcap: 1.5 });
    },
  },
  'attention with grouped queries and segments': {
    shapes: { q: [6, 8], k: [6, 4], v: [6, 4] },
    build: (g, { q, k, v }) => attention(g, q!, k!, v!, segmentMask(g, i32(g, [2, 3], [0, 0, 1, 0, 0, 0])), grouped),
  },
  'attention with parents': {
    shapes: { q: [6, 8], k: [6, 4], v: [6, 4] },
    build: (g, { q, k, v }) => {
      const mask = segmentMask(g, i32(g, [2, 3], [0, 1, 2, 0, 0, 1]), i32(g, [2, 3], [0, 0, 0, 0, 0, 1]));
      return attention(g, q!, k!, v!, mask, grouped);
    },
  },
  'attention to another text, unscaled, with a learnt bias': {
    shapes: { q: [6, 4], k: [8, 4], v: [8, 4], bias: [1, 2, 3, 4] },
    build: (g, { q, k, v, bias }) => {
      const allowed = sameSegment(g, i32(g, [2, 3], [0, 0, 1, 0, 1, -1]), i32(g, [2, 4], [0, 0, 1, -1, 0, 1, 1, -1]));
      const hidden = reshape(g, maskOf(g, allowed), [2, 1, 3, 4]);
      const mask = g.withoutRecording(() => add(g, hidden, bias!));
      const shape = { sequences: 2, length: 3, keyLength: 4, heads: 2, keyValueHeads: 2, headDim: 2 };
      return attention(g, q!, k!, v!, mask, { ...shape, factor: 1, bias: bias! });
    },
  },
  'embed, one token often': {
    shapes: { table: [4, 3] },
    build: (g, { table }) => embed(g, table!, i64(g, [6], [1, 3, 1, 1, 0, 3])),
  },
  takeRows: { shapes: { x: [5, 3] }, build: (g, { x }) => takeRows(g, x!, i64(g, [3], [4, 0, 2])) },
  ...Object.fromEntries(
    [undefined, 1.5].map((softcap): [string, Case] => [
      `crossEntropyHead, soft cap ${softcap}`,
      {
        shapes: { hidden: [3, 4], table: [5, 4] },
        build: (g, { hidden, table }) => {
          const weights = g.initializer('f64', [3, 1], Float64Array.of(0.5, 0, 0.25));
          return crossEntropyHead(g, hidden!, table!, i64(g, [3], [4, 0, 2]), weights, softcap);
        },
      },
    ]),
  ),
};

describe('operations', () => {
  for (const [name, { shapes, build, positive = false }] of Object.entries(cases))
    it(`has the gradient that central differences show: ${name}`, async () => {
      const g = new Graph({ float: 'f64', kernels: 'primitive' });
      const parameters = Object.fromEntries(
        Object.entries(shapes).map(([key, shape]) => [key, g.parameter(key, shape)]),
      );
      const y = build(g, parameters);
      // A weighted sum makes any result a scalar, with another weight for every element.
      const random = createRandom(name);
      const numbers = (count: number): Float64Array =>
        Float64Array.from({ length: count }, () => (positive ? 0.5 + random.next() : random.normal()));
      const weighted = multiply(g, y, g.initializer('f64', y.shape, numbers(elementCount(y.shape))));
      const loss = reshape(
        g,
        sum(
          g,
          weighted,
          y.shape.map((_, axis) => axis),
        ),
        [],
      );
      const found = gradients(g, loss, Object.values(parameters));
      g.output('loss', loss);
      found.forEach((gradient, i) => g.output(`d ${Object.keys(shapes)[i]!}`, gradient!));

      const runtime = await createRuntime({ threads: 1 });
      assert.ok(runtime.ok);
      const session = await runtime.value.open(g);
      const feeds = new Map<string, Data>();
      for (const [key, shape] of Object.entries(shapes)) feeds.set(key, numbers(elementCount(shape)));
      const results = await session.run(feeds);
      const lossOf = async (): Promise<number> => Number((await session.run(feeds)).get('loss')![0]);
      const h = 1e-6;
      for (const key of Object.keys(shapes)) {
        const data = feeds.get(key) as Float64Array;
        const gradient = results.get(`d ${key}`) as Float64Array;
        assert.equal(gradient.length, data.length);
        for (let i = 0; i < data.length; i++) {
          const before = data[i]!;
          data[i] = before + h;
          const up = await lossOf();
          data[i] = before - h;
          const difference = (up - (await lossOf())) / (2 * h);
          data[i] = before;
          assert.ok(Math.abs(difference - gradient[i]!) < 1e-7, `${key}[${i}]: ${difference} and ${gradient[i]}`);
        }
      }
      await session.dispose();
    });
});
