import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { multiply, subtract } from './arithmetic';
import { linear, product } from './matmul';
import { reshape } from './shape';
import { squeeze, squeezeSlope } from './softcap';

/** Probabilities below it count as it, so that the loss stays finite: 85 nats. */
const TINY = 1e-37;

/**
 * The language-model head with weighted cross entropy, a scalar: `sum_r weights[r] * -log p(labels[r] | hidden[r])`.
 * The gradient is written by hand: the difference of probabilities and labels is formed in place, and rows are
 * weighted on the small side of each product.
 * @param hidden `[rows, hidden]` @param table `[vocabulary, hidden]` @param labels i64 `[rows]` @param weights `[rows, 1]`
 * @param softcap what logits are squeezed by, if at all
 */
export function crossEntropyHead(
  g: Graph,
  hidden: Value,
  table: Value,
  labels: Value,
  weights: Value,
  softcap?: number,
): Value {
  const rows = hidden.shape[0]!;
  const { logits, probabilities, chosen, column, loss } = g.withoutRecording(() => {
    const logits = logitsOf(g, hidden, table, softcap);
    const probabilities = g.emit('Softmax', [logits], logits.shape, { attributes: { axis: int(-1) } });
    const column = reshape(g, labels, [rows, 1]);
    const chosen = pick(g, probabilities, column);
    const surprise = g.emit(
      'Neg',
      [g.emit('Log', [g.emit('Max', [chosen, g.constant(TINY)], [rows, 1])], [rows, 1])],
      [rows, 1],
    );
    const loss = g.emit('ReduceSum', [multiply(g, surprise, weights)], [], { attributes: { keepdims: int(0) } });
    return { logits, probabilities, chosen, column, loss };
  });
  return g.record(loss, [hidden, table], (dy) => {
    const lowered = subtract(g, chosen, g.constant(1));
    const uncapped = g.emit('ScatterElements', [probabilities, column, lowered], probabilities.shape, {
      attributes: { axis: int(1) },
    });
    const difference = softcap === undefined ? uncapped : multiply(g, uncapped, squeezeSlope(g, logits, softcap));
    const weighted = multiply(g, weights, dy);
    return [
      multiply(g, product(g, difference, table), weighted),
      (more) => product(g, difference, multiply(g, hidden, weighted), { a: true }, more),
    ];
  });
}

/** Natural-log probabilities of `labels`, `[rows, 1]`; not differentiated. */
export function logProbabilities(g: Graph, hidden: Value, table: Value, labels: Value, softcap?: number): Value {
  const logits = logitsOf(g, hidden, table, softcap);
  const logs = g.emit('LogSoftmax', [logits], logits.shape, { attributes: { axis: int(-1) } });
  return pick(g, logs, reshape(g, labels, [hidden.shape[0]!, 1]));
}

/**
 * Natural-log probabilities of chosen tokens, `[targets]`, where several may be behind one row; not differentiated.
 * @param targets i64 `[targets, 2]`: row of `hidden` and token.
 */
export function targetLogProbabilities(g: Graph, hidden: Value, table: Value, targets: Value, softcap?: number): Value {
  const logits = logitsOf(g, hidden, table, softcap);
  const logs = g.emit('LogSoftmax', [logits], logits.shape, { attributes: { axis: int(-1) } });
  return g.emit('GatherND', [logs, targets], [targets.shape[0]!]);
}

/** `[rows, vocabulary]`. */
export function logitsOf(g: Graph, hidden: Value, table: Value, softcap: number | undefined): Value {
  const logits = linear(g, hidden, table);
  return softcap === undefined ? logits : squeeze(g, logits, softcap);
}

function pick(g: Graph, table: Value, column: Value): Value {
  return g.emit('GatherElements', [table, column], column.shape, { attributes: { axis: int(1) }, dtype: table.dtype });
}
