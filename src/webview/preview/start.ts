import { byId, isTyping } from '../common/dom';
import { connect, readStrings } from '../common/host';
import { patchChildren } from '../common/patch';
import type { FromPreview, PreviewPanelState, PreviewView, ToPreview } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';
import { announcement } from './announcement';
import { drawBody } from './body';
import { makeHelp } from './help';
import { actionOf, keyOf } from './keys';
import { ScrollSync } from './scroll-sync';
import { noteCopied } from './toolbar/copy-menu';
import { drawToolbar } from './toolbar/toolbar';
import type { Ui } from './ui';

/** Draws what the extension host sends and sends back what the user asks for; holds no state of its own. */
export function startPreview(): void {
  const host = connect<ToPreview, FromPreview, PreviewPanelState>();
  const strings = readStrings<PreviewStrings>();
  const [toolbar, body, live] = [byId('toolbar'), byId('body'), byId('live')];
  const help = makeHelp(strings);
  const send = (message: FromPreview): void => {
    host.send(message);
    if (message.type === 'copy') noteCopied(strings);
  };
  const scroll = new ScrollSync(
    () => toolbar.offsetHeight,
    (template) => send({ type: 'scrolled', template }),
  );
  let shown: PreviewView = { kind: 'waiting' };
  let ui: Ui | undefined;

  host.listen(({ view, state, search }) => {
    const [before, searched] = [shown, ui?.state.search !== undefined];
    shown = view;
    ui = { strings, state, send, ...(search === undefined ? {} : { search }) };
    host.keep(state);
    patchChildren(toolbar, drawToolbar(view, ui, help));
    patchChildren(body, drawBody(view, ui));
    scrollTo(before, view, scroll);
    if (!searched) document.getElementById('search')?.focus();
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
    if (action.kind === 'send' && action.message.type === 'search') document.getElementById('search')?.focus();
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

function subjectOf(view: PreviewView): string {
  if (view.kind !== 'one' && view.kind !== 'many') return view.kind;
  const over = view.kind === 'many' ? view.over : '';
  return JSON.stringify([view.uri, over, view.template.name]);
}
