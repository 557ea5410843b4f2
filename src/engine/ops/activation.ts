import type { Activation } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { string } from '../graph/value';
import { add, multiply, scale, subtract } from './arithmetic';
import { erf } from './erf';

/** An activation of `x`, element by element. */
export function activate(g: Graph, x: Value, kind: Activation): Value {
  const { y, slope } = activated(g, x, kind);
  return g.record(y, [x], (dy) => [multiply(g, dy, slope())]);
}

/** A gated unit (Shazeer 2020), `activation(gate) * up`: SwiGLU with `silu`, GEGLU with `gelu`. */
export function gated(g: Graph, gate: Value, up: Value, kind: Activation): Value {
  const { y: opened, slope } = activated(g, gate, kind);
  const y = g.emit('Mul', [opened, up], gate.shape);
  return g.record(y, [gate, up], (dy) => [multiply(g, multiply(g, dy, up), slope()), multiply(g, dy, opened)]);
}

interface Activated {
  readonly y: Value;
  /** Emits the derivative at `x`. */
  readonly slope: () => Value;
}

function activated(g: Graph, x: Value, kind: Activation): Activated {
  return g.withoutRecording(() => {
    switch (kind) {
      case 'silu':
        return silu(g, x);
      case 'gelu':
        return gelu(g, x);
      case 'gelu-tanh':
        return geluTanh(g, x);
      case 'relu':
        return relu(g, x);
    }
  });
}

function silu(g: Graph, x: Value): Activated {
  const sigmoid = g.emit('Sigmoid', [x], x.shape);
  const y = g.emit('Mul', [x, sigmoid], x.shape);
  // silu' = s (1 + x - silu), since x s (1 - s) = s (x - silu).
  return { y, slope: () => multiply(g, sigmoid, add(g, subtract(g, x, y), g.constant(1))) };
}

/** GELU (Hendrycks and Gimpel 2016): `x` times the share of a normal distribution below it. */
function gelu(g: Graph, x: Value): Activated {
  const below = (): Value => scale(g, add(g, erf(g, scale(g, x, Math.SQRT1_2)), g.constant(1)), 0.5);
  const y = g.fused ? g.emit('Gelu', [x], x.shape) : multiply(g, x, below());
  const slope = (): Value => {
    const density = g.emit('Exp', [scale(g, multiply(g, x, x), -0.5)], x.shape);
    return add(g, below(), multiply(g, x, scale(g, density, 1 / Math.sqrt(2 * Math.PI))));
  };
  return { y, slope };
}

const TANH_FACTOR = Math.sqrt(2 / Math.PI);
const TANH_CUBE = 0.044715;

/** The approximation of the same paper, `gelu_new` and `gelu_pytorch_tanh` of `transformers`. */
function geluTanh(g: Graph, x: Value): Activated {
  const square = (): Value => multiply(g, x, x);
  const tanh = (): Value => {
    const inner = multiply(g, x, add(g, scale(g, square(), TANH_FACTOR * TANH_CUBE), g.constant(TANH_FACTOR)));
    return g.emit('Tanh', [inner], x.shape);
  };
  const opened = (t: Value): Value => scale(g, add(g, t, g.constant(1)), 0.5);
  const y = g.fused
    ? g.emit('Gelu', [x], x.shape, { attributes: { approximate: string('tanh') } })
    : multiply(g, x, opened(tanh()));
  const slope = (): Value => {
    const t = tanh();
    const steepness = add(g, scale(g, square(), 1.5 * TANH_FACTOR * TANH_CUBE), g.constant(0.5 * TANH_FACTOR));
    const bend = multiply(g, subtract(g, g.constant(1), multiply(g, t, t)), multiply(g, x, steepness));
    return add(g, opened(t), bend);
  };
  return { y, slope };
}

function relu(g: Graph, x: Value): Activated {
  const slope = (): Value => {
    const positive = g.emit('Greater', [x, g.constant(0)], x.shape, { dtype: 'bool' });
    return g.emit('Where', [positive, g.constant(1), g.constant(0)], x.shape, { dtype: g.float });
  };
  return { y: g.emit('Relu', [x], x.shape), slope };
}
