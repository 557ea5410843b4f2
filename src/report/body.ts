import * as l10n from '@vscode/l10n';
import type { RunState } from '../run';
import { escape } from './escape';
import { cellsOf, figuresOf } from './figures';
import { count, duration, figure, percent } from './format';
import { clusterHeadline } from './headline';
import { heldOutChart } from './held-out-chart';
import { type Cell, cell, htmlTable } from './html-table';
import { lossChart } from './loss-chart';
import { samplesHtml } from './samples';
import { headsOf, legend } from './table';
import type { RunView } from './view';
import { writtenHtml } from './written';

/**
 * The report as markup for inside `<main class="flan-report">`; no scripts, no style attributes, text escaped.
 * @param samples markup that takes the place of the samples, for a shell that has a browser of its own for them.
 */
export function renderBody(view: RunView, samples?: string): string {
  const main = [section(l10n.t('Held-out results'), heldOut(view)), section(l10n.t('Training'), training(view))];
  return [
    header(view),
    section(l10n.t('What the worker wrote'), workerLog(view)),
    // What is going on comes first; once it is over, what came out.
    ...(isGoing(view.state) ? main.reverse() : main),
    section(l10n.t('Written answers'), writtenHtml(view)),
    section(l10n.t('Not scored'), unscored(view)),
    section(l10n.t('Notices'), notices(view)),
    samples ?? section(l10n.t('Samples'), samplesHtml(view.samples)),
    section(l10n.t('How it was made'), facts(view)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Name, state, and the sentences that somebody who reads nothing else should have read. */
function header(view: RunView): string {
  const leads = new Set([view.headline[0], ...view.clusters.map((cluster) => clusterHeadline(cluster)[0])]);
  const lines = [
    `<h1>${escape(view.name)}</h1>`,
    `<p class="byline">${escape(view.stamp)} \u00b7 <span class="state ${view.state}">${escape(stateLabel(view.state))}</span></p>`,
    ...view.headline.map((sentence) => `<p${leads.has(sentence) ? ' class="headline"' : ''}>${escape(sentence)}</p>`),
  ];
  if (isGoing(view.state)) lines.push(progressBar(view));
  return `<header>${lines.join('\n')}</header>`;
}

/** Its last words, where there is no better explanation. */
function workerLog({ log }: RunView): string {
  return log === undefined ? '' : `<pre>${escape(log)}</pre>`;
}

function progressBar({ progress }: RunView): string {
  const { fraction, label, etaSeconds } = progress;
  const value = fraction === null ? '' : ` value="${fraction.toFixed(4)}"`;
  const eta =
    etaSeconds === null ? '' : `<p class="note">${escape(l10n.t('about {0} left', duration(etaSeconds)))}</p>`;
  return `<progress max="1"${value} aria-label="${escape(label)}"></progress>${eta}`;
}

/** Picture first, then the figures it was drawn from, then what they mean. */
function heldOut(view: RunView): string {
  if (view.clusters.length === 0) return '';
  const heads = headsOf(view);
  const diff = heads.length - 2;
  const rows = figuresOf(view.clusters, true).map((figures) => ({
    className: figures.level,
    cells: [
      cell(figures.name),
      ...cellsOf(figures).map((text, i): Cell => {
        if (heads[i] === '\u00b1' || i === 4 || i === 7) return cell(text, 'error');
        if (i === diff && figures.difference !== undefined) return cell(text, figures.difference.verdict);
        return cell(text);
      }),
    ],
  }));
  const caption = l10n.t(
    'Small dots are templates, large ones their mean with its 95% interval over rows; the dotted line is chance.',
  );
  return `${heldOutChart(view.clusters)}
<p class="note">${escape(caption)}</p>
${htmlTable([cell(''), ...heads.map((head) => cell(head))], rows)}
${bullets(legend(view))}
${devBest(view)}`;
}

/** FLAN's second figure beside the mean over templates. */
function devBest({ devBest: best }: RunView): string {
  if (best.length === 0) return '';
  const rows = best.flatMap(({ task, base, tuned }) =>
    (
      [
        ['base', base],
        ['tuned', tuned],
      ] as const
    ).flatMap(([who, one]) =>
      one === undefined
        ? []
        : [
            {
              cells: [
                cell(task),
                cell(who === 'base' ? l10n.t('base') : l10n.t('tuned'), 'words'),
                cell(one.template, 'words'),
                cell(percent(one.devAccuracy)),
                cell(percent(one.testAccuracy)),
              ],
            },
          ],
    ),
  );
  const heads = [
    cell(l10n.t('task')),
    cell(l10n.t('model'), 'words'),
    cell(l10n.t('best template on dev'), 'words'),
    cell(l10n.t('dev')),
    cell(l10n.t('test')),
  ];
  return `<h3>${escape(l10n.t('Template chosen on dev rows'))}</h3>${htmlTable(heads, rows)}`;
}

/** Loss, seeds, and what the model was and was not trained on. */
function training(view: RunView): string {
  const parts = [lossChart(view.loss)];
  if (view.seeds.length > 1) {
    const clusters = view.clusters.map((cluster) => cluster.cluster);
    parts.push(
      htmlTable(
        [l10n.t('seed'), l10n.t('steps'), l10n.t('last loss'), l10n.t('time'), ...clusters].map((head) => cell(head)),
        view.seeds.map((seed) => ({
          cells: [
            cell(String(seed.seed)),
            cell(count(seed.steps)),
            cell(figure(seed.finalLoss)),
            cell(duration(seed.seconds)),
            ...clusters.map((name) => {
              const score = seed.clusters.find((one) => one.cluster === name);
              return cell(score === undefined ? '' : percent(score.mean));
            }),
          ],
        })),
      ),
    );
  }
  if (view.train.length > 0) {
    const heads = [
      cell(l10n.t('trained on')),
      cell(l10n.t('cluster'), 'words'),
      cell(l10n.t('rows')),
      cell(l10n.t('rate, %')),
    ];
    const rows = view.train.map((task) => ({
      cells: [cell(task.task), cell(task.cluster, 'words'), cell(count(task.rows)), cell(percent(task.rate))],
    }));
    parts.push(`<h3>${escape(l10n.t('Mixture'))}</h3>${htmlTable(heads, rows)}`);
  }
  if (view.dropped.length > 0) {
    const heads = [cell(l10n.t('dropped')), cell(l10n.t('cluster'), 'words'), cell(l10n.t('cause'), 'words')];
    const rows = view.dropped.map(({ task, cluster, message }) => ({
      cells: [cell(task), cell(cluster, 'words'), cell(message, 'words')],
    }));
    parts.push(`<h3>${escape(l10n.t('Dropped from training'))}</h3>${htmlTable(heads, rows)}`);
  }
  return parts.join('\n').trim();
}

/** What the figures leave out; silence here would make them look like more than they are. */
function unscored({ unscored: list }: RunView): string {
  return bullets(
    list.map(({ task, template, rows, reason }) => {
      const what = template === undefined ? task : `${task} / ${template}`;
      return rows === undefined ? `${what}: ${reason}` : l10n.t('{0}, {1} rows: {2}', what, count(rows), reason);
    }),
  );
}

function notices({ notices: list }: RunView): string {
  return bullets(list.map(({ message, place }) => (place === undefined ? message : `${place}: ${message}`)));
}

function bullets(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<ul class="note">${lines.map((line) => `<li>${escape(line)}</li>`).join('\n')}</ul>`;
}

function facts({ facts: list }: RunView): string {
  return `<dl>${list.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('\n')}</dl>`;
}

/** Nothing for an empty section: a run shows what it has so far. */
function section(heading: string, content: string): string {
  return content === '' ? '' : `<section><h2>${escape(heading)}</h2>\n${content}</section>`;
}

function isGoing(state: RunState): boolean {
  return state === 'starting' || state === 'running' || state === 'cancelling';
}

function stateLabel(state: RunState): string {
  switch (state) {
    case 'starting':
      return l10n.t('starting');
    case 'running':
      return l10n.t('running');
    case 'cancelling':
      return l10n.t('cancelling');
    case 'finished':
      return l10n.t('finished');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'failed':
      return l10n.t('failed');
    case 'lost':
      return l10n.t('lost');
  }
}
