import assert from 'node:assert/strict';
import type { TrainSettings } from '../../src/recipe';
import type { DevPoint } from '../../src/run/dev-look';
import { judge } from '../../src/run/judge';

type Rule = Pick<TrainSettings, 'bestBy' | 'earlyStopping'>;

describe('judge', () => {
  const looks = (...points: readonly (readonly [number, number | null])[]): DevPoint[] =>
    points.map(([loss, accuracy], i) => ({ step: 10 * (i + 1), loss, accuracy }));
  const verdict = (points: readonly DevPoint[], rule: Partial<Rule> = {}) =>
    judge(points, { bestBy: 'loss', ...rule } as TrainSettings);
  const cases: readonly {
    readonly name: string;
    readonly points: readonly DevPoint[];
    readonly rule?: Partial<Rule>;
    readonly best: number | undefined;
    readonly stops: boolean;
  }[] = [
    { name: 'nothing before the first look', points: [], best: undefined, stops: false },
    { name: 'the lowest loss', points: looks([3, 0.9], [2, 0.5], [2.5, 0.7]), best: 20, stops: false },
    {
      name: 'the highest accuracy',
      points: looks([3, 0.5], [2, 0.9], [1, 0.9]),
      rule: { bestBy: 'accuracy' },
      best: 20,
      stops: false,
    },
    {
      name: 'the lowest loss where nothing is ranked',
      points: looks([3, null], [2, null]),
      rule: { bestBy: 'accuracy' },
      best: 20,
      stops: false,
    },
    { name: 'a finite loss above one that is not', points: looks([Number.NaN, 0], [9, 0]), best: 20, stops: false },
    {
      name: 'no end while the last look gained',
      points: looks([3, 0], [3, 0], [2, 0]),
      rule: { earlyStopping: { patience: 2, minDelta: 0 } },
      best: 30,
      stops: false,
    },
    {
      name: 'the end when patience is over',
      points: looks([2, 0], [3, 0], [2, 0]),
      rule: { earlyStopping: { patience: 2, minDelta: 0 } },
      best: 10,
      stops: true,
    },
    {
      name: 'small gains as the best, but not as a reason to go on',
      points: looks([2, 0], [1.99, 0], [1.98, 0]),
      rule: { earlyStopping: { patience: 2, minDelta: 0.1 } },
      best: 30,
      stops: true,
    },
    {
      name: 'small gains that add up as one',
      points: looks([2, 0], [1.94, 0], [1.88, 0]),
      rule: { earlyStopping: { patience: 2, minDelta: 0.1 } },
      best: 30,
      stops: false,
    },
  ];
  for (const { name, points, rule, best, stops } of cases) {
    it(`takes ${name}`, () => {
      const found = verdict(points, rule);
      assert.equal(found.best?.step, best);
      assert.equal(found.stops, stops);
    });
  }
});
