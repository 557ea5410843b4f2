import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import { icon } from '../common/icons';
import type { ManyView, OneView, PreviewView, UnavailableView } from '../messages/preview';
import { drawCard } from './card';
import { currentCard } from './copy-texts';
import { drawExample } from './example/example';
import { drawFields } from './example/fields';
import { picker } from './toolbar/buttons';
import type { Ui } from './ui';

/** Everything under the toolbar, from top to bottom. */
export function drawBody(view: PreviewView, ui: Ui): readonly HTMLElement[] {
  switch (view.kind) {
    case 'waiting':
      return [h('p', { class: 'muted waiting' }, ui.strings.loading)];
    case 'unavailable':
      return [drawUnavailable(view, ui)];
    case 'one':
      return [drawHeading(view, ui), ...drawNotes(view, ui), ...drawExample(view, ui)];
    case 'many':
      return [
        drawHeading(view, ui),
        ...drawNotes(view, ui),
        drawCards(view, ui),
        ...drawBelow(view, ui),
        ...drawRow(view, ui),
      ];
  }
}

function drawHeading(view: OneView | ManyView, ui: Ui): HTMLElement {
  const { kind } = view.template;
  return h(
    'header',
    { class: 'subject', 'data-key': 'subject' },
    h('h1', { dir: 'auto' }, view.title ?? view.task),
    h('span', { class: 'badge' }, view.cluster),
    view.kind === 'one' && kind !== 'original' && h('span', { class: 'badge quiet' }, kind),
    h('span', { class: 'muted' }, view.row.split),
    drawRecipe(view, ui),
  );
}

/** Whose tokenizer, limits and separator count, to pick where several recipes use the task. */
function drawRecipe(
  { training: { recipe, recipes } }: OneView | ManyView,
  { strings, send }: Ui,
): HTMLElement | undefined {
  if (recipe === undefined) return undefined;
  if (recipes.length === 1) return h('span', { class: 'recipe muted', title: strings.recipe }, recipe.name);
  const options = recipes.map(({ uri, name }) => ({ value: uri, text: name }));
  const pick = (uri: string): void => send({ type: 'settings', change: { recipe: uri } });
  return h('span', { class: 'recipe' }, picker('recipe', strings.recipe, options, recipe.uri, pick));
}

/** What the toolbar asks for and the task cannot give, each with what would help. */
function drawNotes(view: OneView | ManyView, { state }: Ui): readonly HTMLElement[] {
  const outcome = currentCard(view)?.outcome;
  const notes = [
    state.tokens ? view.training.noTokens : undefined,
    outcome?.kind === 'rendered' ? outcome.fewerShots : undefined,
  ];
  return notes.flatMap((note) =>
    note === undefined
      ? []
      : [h('p', { class: 'note-line muted', 'data-key': note }, icon('info'), h('span', {}, note))],
  );
}

/** The row, where all cards are of it. */
function drawRow(view: ManyView, ui: Ui): readonly HTMLElement[] {
  return view.over === 'templates' ? [drawFields(view.fields, ui, false)] : [];
}

function drawCards(view: ManyView, ui: Ui): HTMLElement {
  const cards = view.cards.map((card) => drawCard(card, view, ui));
  return h('div', { id: `cards-${view.over}`, class: `cards ${view.over}` }, ...cards);
}

function drawBelow(view: ManyView, { state, strings, send }: Ui): readonly HTMLElement[] {
  const rest = view.count - view.cards.length;
  if (rest <= 0) return [];
  const more = h('button', { id: 'more', class: 'button', type: 'button' }, fill(strings.more, rest));
  return [on(more, 'click', () => send({ type: 'settings', change: { cards: state.cards + CARDS_AT_ONCE } }))];
}

/** How many the button under the cards shows besides. */
const CARDS_AT_ONCE = 20;

function drawUnavailable(view: UnavailableView, { strings, send }: Ui): HTMLElement {
  const { place } = view;
  const jump = place && h('button', { id: 'go-to-error', class: 'link', type: 'button' }, strings.goToPlace);
  if (jump) on(jump, 'click', () => send({ type: 'open', place }));
  return h(
    'section',
    { class: 'unavailable' },
    icon('info'),
    h('p', { class: 'message' }, view.message),
    jump && h('p', {}, jump),
  );
}
