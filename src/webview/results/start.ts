import { replaceKeepingFocus } from '../common/dom';
import { connect, readStrings } from '../common/host';
import type { FromResults, ResultsPanelState, ResultsView, SampleQuery, ToResults } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';
import { drawFailure } from './failure';
import { drawHead } from './head';
import { drawSamples } from './sample-list';

/** Draws a run as it goes on, and pages through its samples once there are some. */
export function startResults(): void {
  const host = connect<ToResults, FromResults, ResultsPanelState>();
  const strings = readStrings<ResultsStrings>();
  const [head, failure, report, samples, live] = ['head', 'failure', 'report', 'samples', 'live'].map(element);
  let query: SampleQuery = { filter: 'all', page: 0 };
  let known = 0;

  const ask = (next: SampleQuery): void => {
    query = next;
    host.send({ type: 'samples', query });
  };

  const show = (view: ResultsView): void => {
    replaceKeepingFocus(head!, ...drawHead(view, strings, (message) => host.send(message)));
    failure!.replaceChildren(
      ...(view.failure === undefined ? [] : [drawFailure(view.failure, strings, (message) => host.send(message))]),
    );
    // Made by report/ for exactly this place: its text is escaped, and the page's policy lets no script run.
    if (report!.dataset['shown'] !== view.report) report!.innerHTML = view.report;
    report!.dataset['shown'] = view.report;
    // The phase is worth saying aloud, each step of it is not.
    const said = `${view.stateText}. ${view.progress.label}`;
    if (live!.textContent !== said) live!.textContent = said;
    if (view.counts.all === known) return;
    known = view.counts.all;
    ask(view.counts.fixed > 0 ? { filter: 'fixed', page: 0 } : query);
  };

  host.listen((message) => {
    if (message.type === 'samples') {
      query = message.page.query;
      replaceKeepingFocus(samples!, ...drawSamples(message.page, strings, ask));
      return;
    }
    host.keep(message.state);
    show(message.view);
  });

  host.send({ type: 'ready' });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page of the results lacks #${id}.`);
  return found;
}
