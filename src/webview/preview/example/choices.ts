import { h } from '../../common/dom';
import { icon } from '../../common/icons';
import type { Ui } from '../ui';
import { appendInk, emptyMark } from './text';

/** The answer choices in label order, the right one marked in words and not by colour alone. */
export function drawChoices(choices: readonly string[], gold: number | undefined, { strings }: Ui): HTMLElement {
  const list = h('ol', { class: 'choices', 'aria-label': strings.choices });
  choices.forEach((choice, index) => {
    const isGold = index === gold;
    const item = h('li', { class: isGold ? 'choice gold' : 'choice' }, isGold && icon('check'));
    const text = h('span', { class: 'choice-text', dir: 'auto' });
    if (choice === '') text.append(emptyMark(strings.empty));
    appendInk(text, choice, true);
    item.append(text);
    if (isGold) item.append(h('span', { class: 'hidden' }, ` (${strings.gold})`));
    list.append(item);
  });
  return h(
    'div',
    { class: 'choice-row' },
    h('span', { class: 'muted' }, strings.choices),
    list,
    gold === undefined && h('p', { class: 'warning' }, strings.noGold),
  );
}
