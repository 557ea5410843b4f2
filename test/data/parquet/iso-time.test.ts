import assert from 'node:assert/strict';
import { isoDate, isoTime, isoTimestamp } from '../../../src/data/parquet/iso-time';

describe('iso-time', () => {
  it('writes dates from days', () => {
    assert.deepEqual([0, -1, 19_782, 2_932_896, -719_162].map(isoDate), [
      '1970-01-01',
      '1969-12-31',
      '2024-02-29',
      '9999-12-31',
      '0001-01-01',
    ]);
  });

  it('gives a date beyond the calendar in days', () => {
    assert.equal(isoDate(2_000_000_000), '2000000000 days from 1970-01-01');
  });

  it('writes fractions of seconds only where there are any', () => {
    assert.deepEqual([0n, 86_399_999_999_000n, 1_000_000_000n, 1_500_000_000n, 1n].map(isoTime), [
      '00:00:00',
      '23:59:59.999999',
      '00:00:01',
      '00:00:01.500000',
      '00:00:00.000000001',
    ]);
  });

  it('counts backwards before 1970', () => {
    assert.equal(isoTimestamp(-1_000_000n, false), '1969-12-31T23:59:59.999000');
    assert.equal(isoTimestamp(0n, true), '1970-01-01T00:00:00+00:00');
  });
});
