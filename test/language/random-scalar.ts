import fc from 'fast-check';
import type { Style } from '../lint/styles';

/** A decoded text as it stands in a file, and where each of its UTF-16 units came to stand. */
export interface Written {
  readonly source: string;
  /** One per unit: where the piece that stands for it begins and ends in `source`. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

export interface Layout {
  readonly style: Style;
  /** Spaces before the scalar's further lines. */
  readonly indent: number;
  readonly lineEnd: '\n' | '\r\n';
  /** Drawn one per character, to choose among the ways to write it; used in turn. */
  readonly draws: readonly number[];
}

export const layouts: fc.Arbitrary<Layout> = fc.record({
  style: fc.constantFrom('plain', 'single', 'double', 'literal', 'folded'),
  indent: fc.integer({ min: 5, max: 9 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  draws: fc.array(fc.nat(99), { minLength: 7, maxLength: 41 }),
});

/**
 * Writes a text as a YAML scalar behind `key: `, in every way that its style has: escapes of each length, doubled
 * quotes, folded lines, line continuations. Keeps its own account of the places, apart from the code under test.
 */
export function write(text: string, layout: Layout): Written {
  const { style, lineEnd } = layout;
  const margin = lineEnd + ' '.repeat(layout.indent);
  let source = { plain: '', single: "'", double: '"', literal: `|-${margin}`, folded: `>-${margin}` }[style];
  const places: { start: number; end: number }[] = [];
  const characters = [...text];
  characters.forEach((char, i) => {
    const draw = layout.draws[i % layout.draws.length]!;
    // A fold takes the place of one blank between two words.
    const isGap = char === ' ' && /\S/.test(characters[i - 1] ?? ' ') && /\S/.test(characters[i + 1] ?? ' ');
    const breaks = style === 'literal' ? margin : lineEnd + margin;
    if (style === 'double' && draw % 10 === 0 && i > 0 && char !== ' ' && characters[i - 1] !== ' ')
      source += `\\${margin}`;
    const start = source.length;
    if (char === '\n' && style !== 'double') source += breaks;
    else if (isGap && draw < 30 && style !== 'literal') source += margin;
    else if (style === 'double') source += escaped(char, draw);
    else source += style === 'single' && char === "'" ? "''" : char;
    for (let unit = 0; unit < char.length; unit++) places.push({ start, end: source.length });
  });
  return { source: source + { plain: '', single: "'", double: '"', literal: '', folded: '' }[style], places };
}

/** A character between double quotes, as itself where it may be, else as an escape. */
function escaped(char: string, draw: number): string {
  const code = char.codePointAt(0)!;
  const hex = (digits: number): string => code.toString(16).padStart(digits, '0');
  if (draw >= 30 && draw < 40 && code < 0x100) return `\\x${hex(2)}`;
  if (draw >= 40 && draw < 50 && code < 0x10000) return `\\u${hex(4)}`;
  if (draw >= 50 && draw < 60) return `\\U${hex(8)}`;
  if (char === '\n') return '\\n';
  return char === '"' || char === '\\' ? `\\${char}` : char;
}
