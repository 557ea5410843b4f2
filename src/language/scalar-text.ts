import type { Scalar } from 'yaml';

/** How YAML writes a scalar. */
export type ScalarStyle = Scalar['type'];

/**
 * A text as it must be written inside a scalar of a style, so that it decodes to itself; undefined where the style
 * cannot hold it. Line breaks are for the caller: only double quotes can escape them.
 */
export function insideScalar(style: ScalarStyle, text: string): string | undefined {
  switch (style) {
    case 'QUOTE_SINGLE':
      return text.replaceAll("'", "''");
    case 'QUOTE_DOUBLE':
      return JSON.stringify(text).slice(1, -1);
    case 'PLAIN':
      return /:(?:\s|$)|\s#/.test(text) ? undefined : text;
    default:
      return text;
  }
}

/** The style of a value that begins with a quote, or with none. */
export function styleOfQuote(quote: '"' | "'" | ''): ScalarStyle {
  if (quote === '') return 'PLAIN';
  return quote === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
}
