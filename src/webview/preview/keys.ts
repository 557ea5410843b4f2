import type { FromPreview, PreviewSettings, PreviewView } from '../messages/preview';
import { copyText, type CopyKind } from './copy-texts';
import { nextExemplars } from './toolbar/exemplar-steps';
import { nextMatch } from './toolbar/match';
import type { Ui } from './ui';

/** A key as it is pressed, `Shift+C` for a letter with Shift; other modifiers are the editor's. */
export type Key = string;

/** What a key asks for: something of the extension host, or something that the panel does itself. */
export type KeyAction = { readonly kind: 'send'; readonly message: FromPreview } | { readonly kind: 'help' };

/** What each key is for, in the order in which the help lists them; each has its words in the strings. */
export const keyHelp = [
  { keys: ['←', '→'], does: 'row' },
  { keys: ['R'], does: 'random' },
  { keys: ['/'], does: 'search' },
  { keys: ['Enter', 'Shift+Enter'], does: 'match' },
  { keys: ['P', 'N'], does: 'template' },
  { keys: ['1', '2', '3'], does: 'layout' },
  { keys: ['O'], does: 'options' },
  { keys: ['T'], does: 'tokens' },
  { keys: ['L'], does: 'training' },
  { keys: ['+', '-'], does: 'exemplars' },
  { keys: ['C', 'Shift+C', 'M'], does: 'copy' },
  { keys: ['F'], does: 'follow' },
  { keys: ['?'], does: 'help' },
] as const;

/** What of a keyboard event says which key it is. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The name of a key that was pressed, or undefined where the editor or the browser should have it. */
export function keyOf(event: KeyPress): Key | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'f' && !shiftKey ? '/' : undefined;
  if (/^[a-z]$/i.test(key)) return shiftKey ? `Shift+${key.toUpperCase()}` : key.toUpperCase();
  return key === 'F3' && shiftKey ? 'Shift+F3' : key;
}

/** @returns undefined where a key means nothing here and now */
export function actionOf(
  key: Key,
  view: PreviewView,
  { state, search }: Pick<Ui, 'state' | 'search'>,
): KeyAction | undefined {
  if (key === '?') return { kind: 'help' };
  if (view.kind !== 'one' && view.kind !== 'many') return undefined;
  const { index, count } = view.row;
  const set = (change: Partial<PreviewSettings>): KeyAction => send({ type: 'settings', change });
  const copy = (kind: CopyKind): KeyAction | undefined => {
    const text = copyText(view, kind);
    return text === undefined ? undefined : send({ type: 'copy', text });
  };
  const toMatch = (direction: 1 | -1): KeyAction | undefined => {
    const row = search && nextMatch(search.rows, index, direction);
    return row === undefined ? undefined : send({ type: 'row', index: row });
  };
  const toTemplate = (direction: 1 | -1): KeyAction | undefined => {
    const name = view.templates[view.template.index + direction];
    return name === undefined ? undefined : send({ type: 'template', name });
  };
  const actions: Readonly<Record<Key, () => KeyAction | undefined>> = {
    ArrowLeft: () => (index > 0 ? send({ type: 'row', index: index - 1 }) : undefined),
    ArrowRight: () => (index < count - 1 ? send({ type: 'row', index: index + 1 }) : undefined),
    R: () => send({ type: 'randomRow' }),
    '/': () => send({ type: 'search', text: state.search ?? '' }),
    F3: () => toMatch(1),
    'Shift+F3': () => toMatch(-1),
    N: () => toTemplate(1),
    P: () => toTemplate(-1),
    '1': () => set({ layout: 'one' }),
    '2': () => set({ layout: 'templates' }),
    '3': () => set({ layout: 'rows' }),
    O: () => set({ options: !state.options }),
    T: () => set({ tokens: !state.tokens }),
    L: () => set({ training: !state.training }),
    F: () => set({ follow: !state.follow }),
    '+': () => set({ exemplars: nextExemplars(state.exemplars, 1) }),
    '-': () => set({ exemplars: nextExemplars(state.exemplars, -1) }),
    C: () => copy('prompt'),
    'Shift+C': () => copy('example'),
    M: () => copy('messages'),
  };
  return actions[key]?.();
}

function send(message: FromPreview): KeyAction {
  return { kind: 'send', message };
}
