/** How long contexts stretch the rotary frequencies, as `rope_type` names it. Lengths in tokens. */
export type RopeScaling =
  | { readonly kind: 'none' }
  | { readonly kind: 'linear'; readonly factor: number }
  | {
      /** Llama 3.1's: long waves are stretched, short ones kept, those between blended. */
      readonly kind: 'llama3';
      readonly factor: number;
      readonly lowFrequencyFactor: number;
      readonly highFrequencyFactor: number;
      readonly originalPositions: number;
    };

/** How positions turn the elements of a head. */
export interface Rope {
  readonly theta: number;
  readonly scaling: RopeScaling;
}

/**
 * The angle by which each pair of a head's elements turns per position, `width / 2` numbers
 * (Su et al. 2021, section 3.2.2; scalings as `modeling_rope_utils` of `transformers` computes them).
 * @param width how many elements of a head turn.
 */
export function rotaryFrequencies(width: number, { theta, scaling }: Rope): readonly number[] {
  const half = width / 2;
  return Array.from({ length: half }, (_, i) => scaled(theta ** (-i / half), scaling));
}

function scaled(frequency: number, scaling: RopeScaling): number {
  switch (scaling.kind) {
    case 'none':
      return frequency;
    case 'linear':
      return frequency / scaling.factor;
    case 'llama3': {
      const { factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalPositions } = scaling;
      // How often the wave fits into the context the model was first trained on.
      const turns = (originalPositions * frequency) / (2 * Math.PI);
      const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)));
      return kept * frequency + ((1 - kept) * frequency) / factor;
    }
  }
}
