import * as l10n from '@vscode/l10n';
import type { Fields } from '../fields';

/** How far back each layer sees, where some see a window only. */
interface WindowPattern {
  readonly layers: number;
  /** In tokens; undefined where no layer has one. */
  readonly size: number | undefined;
  /** Whether a layer has it, counted from 0, where `layer_types` does not say so. */
  readonly sliding: (layer: number) => boolean;
}

/** The window of every layer: as `layer_types` lists them, or by the family's pattern. */
export function readWindows(fields: Fields, pattern: WindowPattern): readonly (number | undefined)[] {
  const sliding = layerKinds(fields, pattern);
  return sliding.map((has) => (has ? pattern.size : undefined));
}

/** Which layers see a window only. */
export function layerKinds(fields: Fields, { layers, sliding }: WindowPattern): readonly boolean[] {
  const types = fields.source['layer_types'] ?? undefined;
  if (types === undefined) return Array.from({ length: layers }, (_, layer) => sliding(layer));
  const list: readonly unknown[] = Array.isArray(types) ? types : [types];
  const known = list.every((type) => type === 'full_attention' || type === 'sliding_attention');
  if (!known || list.length !== layers)
    fields.refuse(
      l10n.t(
        'layer_types of config.json must name {0} layers, each "full_attention" or "sliding_attention"; other kinds of layers are not supported yet.',
        layers,
      ),
    );
  return Array.from({ length: layers }, (_, layer) => list[layer] === 'sliding_attention');
}
