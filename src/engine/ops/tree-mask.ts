import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import type { Window } from './attention';
import { maskOf, within } from './attention';
import { reshape } from './shape';

/**
 * What each token of rows of trees may attend to (see `TokenTree`): itself and its ancestors, as an addend to the
 * scores, `[sequences, 1, length, length]`.
 * @param ends i32 `[sequences, length]`: for each token the place in its row behind the last that may see it.
 */
export function treeMask(g: Graph, ends: Value, window?: Window): Value {
  const [sequences, length] = ends.shape as readonly [number, number];
  const shape = [sequences, length, length];
  const places = g.initializer(
    'i32',
    [1, length, 1],
    Int32Array.from({ length }, (_, place) => place),
  );
  const visible = g.emit('Less', [places, reshape(g, ends, [sequences, 1, length])], shape, { dtype: 'bool' });
  const causal = Uint8Array.from({ length: length * length }, (_, i) => Number(i % length <= Math.floor(i / length)));
  const ancestors = g.emit('And', [visible, g.initializer('bool', [1, length, length], causal)], shape);
  const allowed = window === undefined ? ancestors : g.emit('And', [ancestors, within(g, window)], shape);
  return reshape(g, maskOf(g, allowed), [sequences, 1, length, length]);
}
