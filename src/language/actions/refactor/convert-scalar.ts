import * as l10n from '@vscode/l10n';
import { contains } from '../../../text';
import { rewrite } from '../edit/rewrite';
import { scalarPlaceAt } from '../edit/scalar-place';
import type { ScalarStyle } from '../edit/scalar-style';
import type { Refactoring } from './refactoring';

/**
 * Writes the text under the cursor in another of YAML's styles, to the byte the same text. A style that cannot hold it
 * where it stands is not offered.
 */
export const convertScalar: Refactoring = ({ parsed, span }) => {
  const { document } = parsed.loaded;
  const place = scalarPlaceAt(document, parsed.text, span.start);
  if (!place || !contains(place.span, span.end)) return [];
  return styles.flatMap((style) => {
    const edit = style === place.style ? undefined : rewrite(place, style);
    return edit ? [{ title: titleOf(style), kind: 'refactor.rewrite', edits: [edit] }] : [];
  });
};

const styles: readonly ScalarStyle[] = ['literal', 'folded', 'double', 'single', 'plain'];

function titleOf(style: ScalarStyle): string {
  switch (style) {
    case 'literal':
      return l10n.t('Convert to a block that keeps its lines (|)');
    case 'folded':
      return l10n.t('Convert to a block that folds its lines (>)');
    case 'double':
      return l10n.t('Convert to double quotes');
    case 'single':
      return l10n.t('Convert to single quotes');
    case 'plain':
      return l10n.t('Convert to text without quotes');
  }
}
