import fc from 'fast-check';

/** The five ways to write a YAML scalar, each for text that it can hold; line ends are kept, not folded away. */
export const styles = ['plain', 'single', 'double', 'literal', 'folded'] as const;
export type Style = (typeof styles)[number];

/**
 * Writes a decoded text as a scalar behind `key: `, its further lines indented.
 *
 * @param text without blank lines at its ends, and without blanks at the ends of its lines (quoted styles apart)
 */
export function writeScalar(style: Style, text: string, indent = '      '): string {
  const folded = text.replaceAll('\n', `\n\n${indent}`);
  switch (style) {
    case 'plain':
      return folded;
    case 'single':
      return `'${folded.replaceAll("'", "''")}'`;
    case 'double':
      return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('é', '\\u00e9').replaceAll('\n', '\\n')}"`;
    case 'literal':
      return `|-\n${indent}${text.replaceAll('\n', `\n${indent}`)}`;
    case 'folded':
      return `>-\n${indent}${folded}`;
  }
}

/** Text to stand before and behind a fault: words that need escapes in some style, over several lines. */
export const around = fc
  .array(fc.constantFrom('rain', "it's", 'café', 'snow', 'wind', 'a\nb'), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
