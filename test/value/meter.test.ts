import assert from 'node:assert/strict';
import { BudgetError, charge, chargeItems, chargeText, withMeter, type Meter } from '../../src/value';

function spent(budget: BudgetError['budget']): (error: unknown) => boolean {
  return (error) => error instanceof BudgetError && error.budget === budget;
}

function work(units: number): void {
  for (let i = 0; i < units; i++) charge();
}

describe('withMeter', () => {
  it('counts every unit, however many looks at the meter lie between', () => {
    for (const units of [0, 1, 4095, 4096, 4097, 50_000]) {
      const meter: Meter = { left: 50_000, maxTime: 1e9 };
      withMeter(meter, work, units);
      assert.equal(meter.left, 50_000 - units);
    }
  });

  it('ends work at the first unit too many', () => {
    for (const left of [0, 1, 4096, 4097, 10_000]) {
      let done = 0;
      const endless = (): void => {
        for (;;) {
          charge();
          done++;
        }
      };
      assert.throws(() => withMeter({ left, maxTime: 1e9 }, endless, undefined), spent('steps'));
      assert.equal(done, left);
    }
  });

  it('stays spent for work that goes on', () => {
    const meter: Meter = { left: 10, maxTime: 1e9 };
    assert.throws(() => withMeter(meter, work, 11), spent('steps'));
    assert.throws(() => withMeter(meter, work, 1), spent('steps'));
  });

  it('charges inner work to its own meter only', () => {
    const outer: Meter = { left: 100, maxTime: 1e9 };
    const inner: Meter = { left: 5, maxTime: 1e9 };
    const nested = (): void => {
      work(10);
      assert.throws(() => withMeter(inner, work, 6), spent('steps'));
      work(10);
    };
    withMeter(outer, nested, undefined);
    assert.equal(outer.left, 80);
  });

  it('ends work that takes too long', () => {
    assert.throws(() => withMeter({ left: 1e12, maxTime: 20 }, work, 1e12), spent('time'));
  });

  it('charges text and lists by their size, and refuses what is too large', () => {
    const meter: Meter = { left: 1000, maxTime: 1e9 };
    const make = (): void => {
      chargeText(6400);
      chargeItems(80);
    };
    withMeter(meter, make, undefined);
    assert.equal(meter.left, 1000 - (1 + 100) - (1 + 10));
    assert.throws(() => chargeText(2 ** 24 + 1), spent('size'));
    assert.throws(() => chargeItems(2 ** 22 + 1), spent('size'));
  });

  it('lets work without a meter go on for ever', () => {
    work(100_000);
  });
});
