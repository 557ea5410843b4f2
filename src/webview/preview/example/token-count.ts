import { h } from '../../common/dom';
import { fill } from '../../common/fill';
import { icon } from '../../common/icons';
import type { TokenCount, TokensView } from '../../messages/preview';
import type { Ui } from '../ui';

/** How many tokens a text has, of how many; one over its budget has an icon and words besides the colour. */
export function drawTokenCount(tokens: TokenCount | undefined, { strings }: Ui): HTMLElement | undefined {
  if (tokens === undefined) return undefined;
  const { count, budget } = tokens;
  const text = fill(strings.tokensOf, count, budget);
  if (count <= budget) return h('span', { class: 'tokens muted' }, text);
  const over = fill(strings.tokensOver, count - budget);
  return h(
    'span',
    { class: 'tokens over', title: over },
    icon('warning'),
    text,
    h('span', { class: 'hidden' }, ` (${over})`),
  );
}

/** What becomes of an example that is too long. */
export function drawFate(tokens: TokensView | undefined, { strings }: Ui): HTMLElement | undefined {
  if (tokens === undefined || tokens.fate === 'fits') return undefined;
  return h('p', { class: 'fate', 'data-key': 'fate' }, icon('warning'), h('span', {}, strings.fates[tokens.fate]));
}
