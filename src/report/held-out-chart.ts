import * as l10n from '@vscode/l10n';
import { percent, points } from './format';
import { INTERVAL } from './headline';
import { linearScale, type Scale } from './scale';
import { element, picture, text, title } from './svg';
import type { ClusterView, TaskView } from './view';

/** In the picture's own units, which are CSS pixels at its full width. */
const WIDTH = 720;
const PLOT = { left: 176, right: 572 };
const LANE = 20;
const HEADING = 30;
const FOOT = 44;

/** One model's figures on one task, as a lane of the chart draws them. */
interface Lane {
  readonly who: 'base' | 'tuned';
  readonly mean: number;
  readonly stderr: number | null;
  readonly dots: readonly { readonly template: string; readonly accuracy: number }[];
}

/**
 * Base against tuned per held-out task: a small dot per template, a large one at their mean with its 95% interval over
 * rows, and the chance level. Empty text where nothing is scored yet.
 */
export function heldOutChart(clusters: readonly ClusterView[]): string {
  const tasks = clusters.flatMap((cluster) => cluster.tasks);
  if (tasks.length === 0) return '';
  const x = linearScale([0, 1], [PLOT.left, PLOT.right], 5);
  const parts: string[] = [];
  let y = 8;
  for (const cluster of clusters) {
    parts.push(text(0, y + 14, 'heading', cluster.cluster));
    y += HEADING;
    for (const task of cluster.tasks) {
      const lanes = lanesOf(task);
      parts.push(...taskRow(task, lanes, x, y));
      y += lanes.length * LANE + 18;
    }
  }
  const height = y + FOOT;
  return picture(
    { width: WIDTH, height },
    { title: l10n.t('Accuracy on the held-out tasks'), description: describe(tasks), className: 'held-out-chart' },
    ...axis(x, 30, y),
    ...parts,
  );
}

/** A task: its name, its lanes, chance, and the difference at the right edge. */
function taskRow(task: TaskView, lanes: readonly Lane[], x: Scale, top: number): readonly string[] {
  const chance = x.at(task.base.chance);
  const bottom = top + lanes.length * LANE;
  return [
    text(0, (top + bottom) / 2 + 4, 'label', shorten(task.task)),
    element(
      'line',
      { class: 'chance', x1: chance, x2: chance, y1: top - 2, y2: bottom + 2 },
      title(l10n.t('chance {0}%', percent(task.base.chance))),
    ),
    ...lanes.flatMap((lane, i) => drawLane(lane, x, top + i * LANE + LANE / 2)),
    ...(task.difference === undefined
      ? []
      : [text(WIDTH, (top + bottom) / 2 + 4, `delta end ${task.difference.verdict}`, points(task.difference.mean))]),
  ];
}

/** The interval first, so that dots and mean lie on top of it. */
function drawLane({ who, mean, stderr, dots }: Lane, x: Scale, y: number): readonly string[] {
  const half = (stderr ?? 0) * INTERVAL;
  const name = who === 'base' ? l10n.t('base') : l10n.t('tuned');
  return [
    element('line', {
      class: `interval ${who}`,
      x1: x.at(Math.max(0, mean - half)),
      x2: x.at(Math.min(1, mean + half)),
      y1: y,
      y2: y,
    }),
    ...dots.map((dot) =>
      element(
        'circle',
        { class: `dot ${who}`, cx: x.at(dot.accuracy), cy: y, r: 3 },
        title(l10n.t('{0}, {1}: {2}%', name, dot.template, percent(dot.accuracy))),
      ),
    ),
    element(
      'circle',
      { class: `mean ${who}`, cx: x.at(mean), cy: y, r: 5.5 },
      title(l10n.t('{0}, mean of {1} templates: {2}%', name, dots.length, percent(mean))),
    ),
    text(PLOT.right + 20, y + 4, `name ${who}`, name),
    text(PLOT.right + 96, y + 4, `value end ${who}`, percent(mean)),
  ];
}

/** Always 0 to 100%: a cut axis would make small differences look large. */
function axis(x: Scale, top: number, bottom: number): readonly string[] {
  return [
    ...x.ticks.flatMap((tick) => [
      element('line', { class: 'grid', x1: x.at(tick), x2: x.at(tick), y1: top, y2: bottom - 8 }),
      text(x.at(tick), bottom + 8, 'tick middle', percent(tick).replace('.0', '')),
    ]),
    text((PLOT.left + PLOT.right) / 2, bottom + 28, 'axis middle', l10n.t('accuracy, %')),
  ];
}

/** One lane before there is a tuned model, two afterwards. */
function lanesOf({ base, tuned }: TaskView): readonly Lane[] {
  const lane = (who: Lane['who'], score: TaskView['base']): Lane => ({
    who,
    mean: score.mean,
    stderr: score.stderr,
    dots: score.templates,
  });
  return tuned === undefined ? [lane('base', base)] : [lane('base', base), lane('tuned', tuned)];
}

/** Names stay whole as far as the column holds them. */
function shorten(name: string): string {
  return name.length <= 24 ? name : `${name.slice(0, 23)}\u2026`;
}

/** The same for those who do not see the picture. */
function describe(tasks: readonly TaskView[]): string {
  return tasks
    .map(({ task, base, tuned }) =>
      tuned === undefined
        ? l10n.t('{0}: base {1}%.', task, percent(base.mean))
        : l10n.t('{0}: base {1}%, tuned {2}%.', task, percent(base.mean), percent(tuned.mean)),
    )
    .join(' ');
}
