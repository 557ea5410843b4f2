import * as l10n from '@vscode/l10n';
import type { Fields } from './fields';
import { isRecord } from './fields';
import type { Rope, RopeScaling } from './rotary';

/**
 * How positions turn, from older files' `rope_theta` and `rope_scaling` or newer ones' `rope_parameters`.
 * @param theta what counts where the file names none.
 */
export function readRope(fields: Fields, theta = 10_000): Rope {
  const older = isRecord(fields.source['rope_scaling']) ? fields.source['rope_scaling'] : {};
  const newer = isRecord(fields.source['rope_parameters']) ? fields.source['rope_parameters'] : {};
  if (Object.values(newer).some(isRecord))
    fields.refuse(l10n.t('rope_parameters for each kind of layer are not supported yet in models of this family.'));
  return ropeOf(fields, { ...older, ...newer }, fields.number('rope_theta', theta));
}

/** One object of `rope_parameters`. */
export function ropeOf(fields: Fields, options: Readonly<Record<string, unknown>>, theta: number): Rope {
  const number = (key: string, fallback: number): number => {
    const value = options[key];
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
  };
  return { theta: number('rope_theta', theta), scaling: scalingOf(fields, options, number) };
}

function scalingOf(
  fields: Fields,
  options: Readonly<Record<string, unknown>>,
  number: (key: string, fallback: number) => number,
): RopeScaling {
  const kind = options['rope_type'] ?? options['type'] ?? 'default';
  const factor = number('factor', 1);
  switch (kind) {
    case 'default':
      return { kind: 'none' };
    case 'linear':
      return { kind: 'linear', factor };
    case 'llama3':
      return {
        kind: 'llama3',
        factor,
        lowFrequencyFactor: number('low_freq_factor', 1),
        highFrequencyFactor: number('high_freq_factor', 4),
        originalPositions: number('original_max_position_embeddings', 8192),
      };
    default:
      fields.refuse(
        l10n.t(
          'The rotary scaling {0} is not supported yet; supported are "default", "linear" and "llama3".',
          JSON.stringify(kind),
        ),
      );
      return { kind: 'none' };
  }
}
