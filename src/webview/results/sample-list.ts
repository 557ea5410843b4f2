import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import type { SampleFilter, SamplePage, SampleQuery } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';
import { drawSample } from './sample';

type Ask = (query: SampleQuery) => void;

const filters: readonly SampleFilter[] = ['fixed', 'broken', 'wrong', 'all'];

/** The samples of a run, filtered and paged. */
export function drawSamples(page: SamplePage, strings: ResultsStrings, ask: Ask): readonly HTMLElement[] {
  if (page.tasks.length === 0) return [];
  const list = h('div', { class: 'sample-list' });
  if (page.samples.length === 0) list.append(h('p', { class: 'muted' }, strings.noSamples));
  for (const sample of page.samples) list.append(drawSample(sample, strings));
  return [
    h('h2', {}, strings.samples, h('span', { class: 'muted note' }, strings.samplesNote)),
    h('div', { class: 'filters' }, filterBar(page, strings, ask), taskPicker(page, strings, ask)),
    list,
    ...(page.pages > 1 ? [pager(page, strings, ask)] : []),
  ];
}

function filterBar({ query, counts }: SamplePage, strings: ResultsStrings, ask: Ask): HTMLElement {
  const bar = h('div', { class: 'segments', role: 'group', 'aria-label': strings.filterLabel });
  for (const filter of filters) {
    const button = h(
      'button',
      { id: `filter-${filter}`, class: 'segment', type: 'button', 'aria-pressed': String(query.filter === filter) },
      strings[filter],
      h('span', { class: 'count' }, String(counts[filter])),
    );
    bar.append(on(button, 'click', () => ask({ ...query, filter, page: 0 })));
  }
  return bar;
}

function taskPicker({ query, tasks }: SamplePage, strings: ResultsStrings, ask: Ask): HTMLElement | undefined {
  if (tasks.length < 2) return undefined;
  const select = h('select', { id: 'task', 'aria-label': strings.taskLabel });
  select.append(h('option', { value: '' }, strings.allTasks));
  for (const task of tasks) select.append(h('option', { value: task, selected: task === query.task }, task));
  return on(select, 'change', () => {
    const { task: _, ...rest } = query;
    ask(select.value === '' ? { ...rest, page: 0 } : { ...rest, task: select.value, page: 0 });
  });
}

function pager({ query, pages }: SamplePage, strings: ResultsStrings, ask: Ask): HTMLElement {
  const step = (id: string, label: string, page: number): HTMLElement =>
    on(h('button', { id, class: 'button', type: 'button', disabled: page < 0 || page >= pages }, label), 'click', () =>
      ask({ ...query, page }),
    );
  return h(
    'nav',
    { class: 'pager' },
    step('previous-page', strings.previousPage, query.page - 1),
    h('span', { class: 'muted' }, fill(strings.pageOf, query.page + 1, pages)),
    step('next-page', strings.nextPage, query.page + 1),
  );
}
