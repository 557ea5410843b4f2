import * as l10n from '@vscode/l10n';
import { count, figure } from './format';
import { linearScale, niceDomain, type Scale } from './scale';
import { element, linePath, picture, text } from './svg';
import type { DevLook, LossSeries } from './view';

const WIDTH = 720;
const HEIGHT = 260;
const PLOT = { left: 52, right: 700, top: 16, bottom: 214 };

/**
 * The training loss over steps: every logged loss faint, its local mean strong, one pair of lines per seed, and dots
 * on a broken line where the dev rows were looked at. The x axis spans the whole training, so that a running chart shows how far it has come. Empty text for no point.
 */
export function lossChart(series: readonly LossSeries[]): string {
  const drawn = series.filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return '';
  const losses = drawn.flatMap(({ points, dev = [] }) => [...points, ...dev].map((point) => point.loss));
  const steps = Math.max(...drawn.map((one) => one.steps));
  const x = linearScale([0, steps], [PLOT.left, PLOT.right], 6);
  const y = linearScale(niceDomain(Math.min(...losses), Math.max(...losses), 4), [PLOT.bottom, PLOT.top], 4);
  return picture(
    { width: WIDTH, height: HEIGHT },
    { title: l10n.t('Training loss'), description: describe(drawn), className: 'loss-chart' },
    ...grid(x, y),
    ...drawn.flatMap((one, i) => lines(one, i, x, y)),
    ...(drawn.length > 1 ? legend(drawn) : []),
  );
}

/** Horizontal lines only: the eye compares heights, and the steps are read off the ticks. */
function grid(x: Scale, y: Scale): readonly string[] {
  return [
    ...y.ticks.flatMap((tick) => [
      element('line', { class: 'grid', x1: PLOT.left, x2: PLOT.right, y1: y.at(tick), y2: y.at(tick) }),
      text(PLOT.left - 8, y.at(tick) + 4, 'tick end', figure(tick)),
    ]),
    ...x.ticks.map((tick) => text(x.at(tick), PLOT.bottom + 20, 'tick middle', count(tick))),
    text((PLOT.left + PLOT.right) / 2, HEIGHT - 6, 'axis middle', l10n.t('step')),
    text(PLOT.left, PLOT.top - 4, 'axis', l10n.t('loss, nats per target token')),
  ];
}

/** One seed: every loss, the local mean over it, and its last value in figures. */
function lines({ points, dev = [] }: LossSeries, index: number, x: Scale, y: Scale): readonly string[] {
  const seed = `seed-${String(index % 4)}`;
  const at = (value: 'loss' | 'smooth'): [number, number][] =>
    points.map((point) => [x.at(point.step), y.at(point[value])]);
  const last = points.at(-1)!;
  return [
    element('path', { class: `raw ${seed}`, d: linePath(at('loss')) }),
    element('path', { class: `smooth ${seed}`, d: linePath(at('smooth')) }),
    ...devLine(dev, seed, x, y),
    element('circle', { class: `last ${seed}`, cx: x.at(last.step), cy: y.at(last.smooth), r: 3.5 }),
    endLabel(x.at(last.step), y.at(last.smooth), figure(last.smooth)),
  ];
}

function devLine(dev: readonly DevLook[], seed: string, x: Scale, y: Scale): readonly string[] {
  const at = dev.map(({ step, loss }): [number, number] => [x.at(step), y.at(loss)]);
  return [
    ...(at.length < 2 ? [] : [element('path', { class: `dev ${seed}`, d: linePath(at) })]),
    ...at.map(([cx, cy]) => element('circle', { class: `dev ${seed}`, cx, cy, r: 3 })),
    ...at.slice(-1).map(([cx, cy]) => text(Math.min(cx + 8, PLOT.right), cy - 8, 'tick end', l10n.t('dev'))),
  ];
}

/** Behind the last point while there is room, above it at the right edge. */
function endLabel(x: number, y: number, label: string): string {
  return x < PLOT.right - 56 ? text(x + 9, y + 4, 'value', label) : text(PLOT.right, y - 14, 'value end', label);
}

/** Seeds by name, in their colours; needed only where there are several. */
function legend(series: readonly LossSeries[]): readonly string[] {
  return series.map(({ seed }, i) =>
    text(
      PLOT.right - 64 * (series.length - 1 - i),
      PLOT.top - 4,
      `legend end seed-${String(i % 4)}`,
      l10n.t('seed {0}', seed),
    ),
  );
}

/** The same for those who do not see the picture. */
function describe(series: readonly LossSeries[]): string {
  return series
    .flatMap(({ seed, points, dev = [] }) => {
      const last = points.at(-1)!;
      const training = l10n.t(
        'Seed {0}: from {1} at step {2} to {3} at step {4} (local mean).',
        seed,
        figure(points[0]!.smooth),
        points[0]!.step,
        figure(last.smooth),
        last.step,
      );
      const looks = dev.map(({ step, loss }) => l10n.t('step {0}: {1}', step, figure(loss)));
      return looks.length === 0 ? [training] : [training, l10n.t('Loss on dev rows: {0}.', looks.join(', '))];
    })
    .join(' ');
}
