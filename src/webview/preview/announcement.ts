import { fill } from '../common/fill';
import type { CardView, PreviewView } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';

/** What a screen reader says when the panel shows something else: where one is, not the whole text. */
export function announcement(view: PreviewView, strings: PreviewStrings): string {
  switch (view.kind) {
    case 'waiting':
      return strings.loading;
    case 'unavailable':
      return view.message;
    case 'one':
      return ofCard(view.card, view.row.count, strings);
    case 'many':
      return view.over === 'templates'
        ? fill(strings.announceTemplates, view.cards.length, view.row.index + 1, view.row.count)
        : fill(strings.announceRows, view.template.name, view.row.index + 1, view.row.index + view.cards.length);
  }
}

function ofCard({ template, row, outcome }: CardView, rows: number, strings: PreviewStrings): string {
  return outcome.kind === 'failed'
    ? fill(strings.announceFailed, template.name, row + 1, outcome.message)
    : fill(strings.announce, template.name, row + 1, rows);
}
