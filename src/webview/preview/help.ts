import { h, on } from '../common/dom';
import type { PreviewStrings } from '../messages/strings';
import { keyHelp } from './keys';

/** The list of keys, as a dialog of the browser's own: it takes the focus, and Escape gives it back. */
export function makeHelp(strings: PreviewStrings): () => void {
  const lines = keyHelp.flatMap(({ keys, does }) => [
    h('dt', {}, ...keys.map((key) => h('kbd', {}, key))),
    h('dd', {}, strings.keys[does]),
  ]);
  const close = h('button', { class: 'button', type: 'button' }, strings.close);
  const dialog = h(
    'dialog',
    { id: 'keys', 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, strings.keysTitle),
    h('dl', {}, ...lines),
    close,
  );
  on(close, 'click', () => dialog.close());
  on(dialog, 'click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // Keys are the panel's only while no dialog is open.
  on(dialog, 'keydown', (event) => {
    event.stopPropagation();
    if (event.key === '?') dialog.close();
  });
  document.body.append(dialog);
  return () => dialog.showModal();
}
