import { isPlainText } from './plain-text';

/** How PyYAML writes text: it never writes block scalars unless told to. */
export type ScalarStyle = 'plain' | 'single' | 'double';

/** Characters that PyYAML writes without an escape where `allow_unicode` is off, its default. */
const special = /[^\n\x20-\x7e]/;
const breakThenSpace = /\n /;
const spaceThenBreak = / \n/;
const indicatorAtStart = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:](?:\s|$)|-(?:\s|$))/;
const indicatorInside = /.:(?:\s|$)|\s#/s;

/** PyYAML's choice for text in a block (`Emitter.analyze_scalar`, `choose_scalar_style`). */
export function scalarStyle(text: string): ScalarStyle {
  const isQuotedAnyway = /^[ \n]|[ \n]$|\n/.test(text);
  const hasIndicator = indicatorAtStart.test(text) || indicatorInside.test(text);
  if (special.test(text) || spaceThenBreak.test(text)) return 'double';
  if (!isQuotedAnyway && !hasIndicator && isPlainText(text)) return 'plain';
  return breakThenSpace.test(text) ? 'double' : 'single';
}
