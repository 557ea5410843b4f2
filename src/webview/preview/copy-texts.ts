import type { CardView, PreviewView } from '../messages/preview';
import { sidesOf, textOf } from './parts';

/** The card that keys and buttons of the toolbar are about: of several, that of the chosen template and row. */
export function currentCard(view: PreviewView): CardView | undefined {
  switch (view.kind) {
    case 'one':
      return view.card;
    case 'many':
      return view.cards.find(({ template, row }) => template.name === view.template.name && row === view.row.index);
    case 'unavailable':
    case 'waiting':
      return undefined;
  }
}

/** What copying puts on the clipboard, each exactly as a model or a trainer is given it. */
export type CopyKind = 'prompt' | 'example' | 'messages';

/** @returns undefined where nothing is rendered */
export function copyText(view: PreviewView, kind: CopyKind): string | undefined {
  const outcome = currentCard(view)?.outcome;
  if (outcome?.kind !== 'rendered') return undefined;
  const { prompt, target } = sidesOf(outcome.parts, (part) => part);
  switch (kind) {
    case 'prompt':
      return textOf(prompt);
    case 'example':
      return textOf(outcome.parts);
    case 'messages':
      return JSON.stringify(
        [
          { role: 'user', content: textOf(prompt) },
          { role: 'assistant', content: textOf(target) },
        ],
        undefined,
        2,
      );
  }
}
