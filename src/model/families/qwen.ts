import type { Fields } from '../fields';
import { readWindows } from './windows';

/** Windows of Qwen2 and Qwen3: with `use_sliding_window`, the layers from `max_window_layers` on have one. */
export function qwenWindows(fields: Fields): readonly (number | undefined)[] {
  const layers = fields.size('num_hidden_layers');
  const used = fields.flag('use_sliding_window');
  const size = used ? fields.nullable('sliding_window', 4096) : undefined;
  const first = fields.count('max_window_layers', 28);
  return readWindows(fields, { layers, size, sliding: (layer) => layer >= first });
}
