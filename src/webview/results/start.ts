import { byId, replaceKeepingFocus } from '../common/dom';
import { connect, readStrings } from '../common/host';
import type { FromResults, ResultsPanelState, ResultsView, SamplePage, ToResults } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';
import { drawFailure } from './failure';
import { drawHead } from './head';
import { drawSamples } from './sample-list';

/** Draws a run as it goes on, and pages through its samples once there are some. */
export function startResults(): void {
  const host = connect<ToResults, FromResults, ResultsPanelState>();
  const strings = readStrings<ResultsStrings>();
  let page: SamplePage | undefined;
  let report = '';
  let samplesKnown = 0;

  const show = (view: ResultsView): void => {
    const { failure, counts } = view;
    replaceKeepingFocus(byId('head'), ...drawHead(view, strings, host.send, toSamples));
    byId('failure').replaceChildren(...(failure === undefined ? [] : [drawFailure(failure, strings, host.send)]));
    // Made by report/ for exactly this place: its text is escaped, and the page's policy lets no script run.
    if (report !== view.report) byId('report').innerHTML = report = view.report;
    showSamples();
    announce(view);
    if (counts.all === samplesKnown) return;
    samplesKnown = counts.all;
    host.send({ type: 'samples', query: { filter: counts.fixed > 0 ? 'fixed' : 'all', page: 0 } });
  };

  /** The report leaves a place for the samples, a new one each time it is drawn. */
  const showSamples = (): void => {
    const place = document.getElementById('samples');
    if (place === null || page === undefined) return;
    replaceKeepingFocus(place, ...drawSamples(page, strings, (query) => host.send({ type: 'samples', query })));
  };

  host.listen((message) => {
    if (message.type === 'samples') {
      page = message.page;
      showSamples();
    } else {
      host.keep(message.state);
      show(message.view);
    }
  });

  host.send({ type: 'ready' });
}

/** The phase is worth saying aloud, each step of it is not. */
function announce({ stateText, progress }: ResultsView): void {
  const said = `${stateText}. ${progress.label}`;
  const live = byId('live');
  if (live.textContent !== said) live.textContent = said;
}

/** Not `scrollIntoView`: that would move the frames around the panel as well. */
function toSamples(): void {
  const place = document.getElementById('samples');
  if (place === null) return;
  const top = place.getBoundingClientRect().top + window.scrollY - byId('head').offsetHeight;
  window.scrollTo({ top, behavior: 'smooth' });
}
