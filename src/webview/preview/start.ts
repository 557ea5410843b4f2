import { byId, isTyping } from '../common/dom';
import { connect, readStrings } from '../common/host';
import { patchChildren } from '../common/patch';
import type { FromPreview, ManyView, OneView, PreviewPanelState, PreviewView, ToPreview } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';
import { announcement } from './announcement';
import { drawBody } from './body';
import { makeHelp } from './help';
import { actionOf, keyOf } from './keys';
import { ScrollSync } from './scroll-sync';
import { noteCopied } from './toolbar/copy-menu';
import { drawToolbar } from './toolbar/toolbar';
import type { Ui } from './ui';

/** Draws what the extension host sends, and sends back what the user asks for. */
export function startPreview(): void {
  const host = connect<ToPreview, FromPreview, PreviewPanelState>();
  const strings = readStrings<PreviewStrings>();
  const [toolbar, body, live] = [byId('toolbar'), byId('body'), byId('live')];
  const help = makeHelp(strings);
  let shown: PreviewView = { kind: 'waiting' };
  let ui: Ui | undefined;

  const send = (message: FromPreview): void => {
    host.send(message);
    if (message.type === 'copy') noteCopied(strings);
    // The next letter must find the field: it cannot wait for the answer.
    if (message.type === 'search') openSearch(message.text);
  };
  const scroll = new ScrollSync(
    () => toolbar.offsetHeight,
    (template) => send({ type: 'scrolled', template }),
  );

  const drawTools = (now: Ui): void => {
    const wasSearching = document.getElementById('search') !== null;
    // A file that cannot be read for a moment, while it is typed, takes no tools away.
    if (isSubject(shown) || shown.kind === 'waiting') patchChildren(toolbar, drawToolbar(shown, now, help));
    if (!wasSearching) document.getElementById('search')?.focus();
  };

  const openSearch = (text: string | undefined): void => {
    if (ui === undefined) return;
    const { search: _search, ...state } = ui.state;
    ui = { ...ui, state: text === undefined ? state : { ...state, search: text } };
    drawTools(ui);
    if (text !== undefined) document.getElementById('search')?.focus();
  };

  host.listen(({ view, state, search }) => {
    const before = shown;
    shown = view;
    ui = { strings, state, send, ...(search === undefined ? {} : { search }) };
    host.keep(state);
    drawTools(ui);
    patchChildren(body, drawBody(view, ui));
    scrollTo(before, view, scroll);
    const said = announcement(view, strings);
    if (live.textContent !== said) live.textContent = said;
  });

  document.addEventListener('keydown', (event) => {
    const key = keyOf(event);
    const typing = isTyping(event.target) && !event.ctrlKey && !event.metaKey && !/F\d/.test(event.key);
    if (key === undefined || typing || ui === undefined) return;
    const action = actionOf(key, shown, ui);
    if (action === undefined) return;
    event.preventDefault();
    if (action.kind === 'help') help();
    else send(action.message);
  });

  send({ type: 'ready' });
}

/** Another template starts at its top, another card comes into sight, and all else stays where it is. */
function scrollTo(before: PreviewView, after: PreviewView, scroll: ScrollSync): void {
  scroll.drawn();
  const current = document.querySelector('.card.current');
  if (subjectOf(before) === subjectOf(after)) return;
  if (current !== null && after.kind === 'many') scroll.reveal(current);
  else scroll.toTop();
}

function isSubject(view: PreviewView): view is OneView | ManyView {
  return view.kind === 'one' || view.kind === 'many';
}

function subjectOf(view: PreviewView): string {
  if (!isSubject(view)) return view.kind;
  const over = view.kind === 'many' ? view.over : '';
  return JSON.stringify([view.uri, over, view.template.name]);
}
