import type { Scalar } from 'yaml';

/** How a scalar is written, by the names that YAML's specification has for its styles. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** The style of a scalar as it was parsed; undefined for one that no file holds. */
export function styleOf({ type }: Pick<Scalar, 'type'>): ScalarStyle | undefined {
  switch (type) {
    case 'PLAIN':
      return 'plain';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return undefined;
  }
}

/** Whether a style is one of the two that begin with a header and hold their text in the lines below it. */
export function isBlockStyle(style: ScalarStyle): style is 'literal' | 'folded' {
  return style === 'literal' || style === 'folded';
}
