import { connect, fill, readStrings } from '../common/host';
import { byId, isTyping, replaceKeepingFocus } from '../common/dom';
import type { FromPreview, PreviewPanelState, PreviewView, ToPreview } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';
import { drawBody } from './body';
import { promptText } from './prompt-text';
import { drawToolbar, noteCopied } from './toolbar';

/** Draws what the extension host sends and sends back what the user asks for; holds no state of its own. */
export function startPreview(): void {
  const host = connect<ToPreview, FromPreview, PreviewPanelState>();
  const strings = readStrings<PreviewStrings>();
  const toolbar = byId('toolbar');
  const body = byId('body');
  const live = byId('live');
  let shown: PreviewView = { kind: 'waiting' };

  const send = (message: FromPreview): void => {
    host.send(message);
    if (message.type === 'copy') noteCopied(toolbar, strings);
  };

  host.listen(({ view, state }) => {
    const sameSubject = isSameSubject(shown, view);
    shown = view;
    host.keep(state);
    replaceKeepingFocus(toolbar, ...drawToolbar(view, state, strings, send));
    replaceKeepingFocus(body, ...drawBody(view, strings, send));
    if (!sameSubject) window.scrollTo({ top: 0 });
    const said = announcement(view, strings);
    if (live.textContent !== said) live.textContent = said;
  });

  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const message = shortcut(event.key, shown);
    if (message === undefined) return;
    event.preventDefault();
    send(message);
  });

  send({ type: 'ready' });
}

/** What a key without modifiers asks for: arrows step through the rows, `r` draws one, `c` copies the prompt. */
function shortcut(key: string, view: PreviewView): FromPreview | undefined {
  if (view.kind !== 'rendered' && view.kind !== 'failed') return undefined;
  const { index, count } = view.row;
  switch (key) {
    case 'ArrowLeft':
      return index > 0 ? { type: 'row', index: index - 1 } : undefined;
    case 'ArrowRight':
      return index < count - 1 ? { type: 'row', index: index + 1 } : undefined;
    case 'r':
      return { type: 'randomRow' };
    case 'c':
      return view.kind === 'rendered' ? { type: 'copy', text: promptText(view.input) } : undefined;
    default:
      return undefined;
  }
}

function isSameSubject(before: PreviewView, after: PreviewView): boolean {
  if (before.kind !== 'rendered' && before.kind !== 'failed') return false;
  if (after.kind !== 'rendered' && after.kind !== 'failed') return false;
  return before.uri === after.uri && before.template.name === after.template.name;
}

function announcement(view: PreviewView, strings: PreviewStrings): string {
  switch (view.kind) {
    case 'waiting':
      return strings.loading;
    case 'unavailable':
      return view.message;
    case 'failed':
      return `${strings.failed}: ${view.message}`;
    case 'rendered':
      return fill(strings.announce, view.template.name, view.row.index + 1, view.row.count);
  }
}
