import type {
  CardView,
  ManyView,
  OneView,
  PreviewPanelState,
  RenderedOutcome,
  SubjectView,
  TextPart,
} from '../../src/webview';

const uri = 'file:///rain.task.flan.yaml';
const place = { uri, line: 7, character: 4 };

/** A state as a fresh panel has it. */
export const state: PreviewPanelState = {
  uri,
  row: 4,
  layout: 'one',
  cards: 20,
  exemplars: 0,
  options: true,
  tokens: false,
  training: false,
  follow: true,
};

/** A card of template `name` for row 5 (zero-based 4). */
export function card(name: string, index: number): CardView {
  return {
    template: { name, kind: 'original', index, place },
    row: 4,
    outcome: {
      kind: 'rendered',
      parts: [
        {
          kind: 'input',
          learned: false,
          pieces: [{ text: 'Is it ' }, { text: 'grey', label: 'sky', source: place }, { text: '?' }],
        },
        { kind: 'between', learned: true, pieces: [{ text: ' ' }] },
        { kind: 'target', learned: true, pieces: [{ text: 'yes' }] },
      ],
      style: 'zs_opt',
    },
    problems: [],
  };
}

const subject: SubjectView = {
  uri,
  task: 'rain',
  cluster: 'nli',
  template: card('ask', 1).template,
  templates: ['tell', 'ask', 'sing'],
  row: { index: 4, count: 9, split: 'train' },
  fields: [],
  training: { recipes: [] },
};

export const one: OneView = { ...subject, kind: 'one', card: card('ask', 1) };

export const templates: ManyView = {
  ...subject,
  kind: 'many',
  over: 'templates',
  cards: [card('tell', 0), card('ask', 1), card('sing', 2)],
  count: 3,
};

/** The view with other text parts. */
export function withParts(parts: readonly TextPart[]): OneView {
  const outcome: RenderedOutcome = { kind: 'rendered', parts, style: 'fs_opt' };
  return { ...one, card: { ...one.card, outcome } };
}
