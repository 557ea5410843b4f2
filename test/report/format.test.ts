import assert from 'node:assert/strict';
import { count, duration, figure, percent, points, spread } from '../../src/report/format';

describe('format', () => {
  it('writes shares, differences and errors as percentages', () => {
    assert.equal(percent(0.6414), '64.1');
    assert.equal(points(0.1214), '+12.1');
    assert.equal(points(-0.08), '\u22128.0');
    assert.equal(points(-0.0004), '0.0');
    assert.equal(spread(0.029), '2.9');
    assert.equal(spread(null), '\u2013');
  });

  it('separates thousands', () => {
    assert.equal(count(999), '999');
    assert.equal(count(3_212_544), '3,212,544');
  });

  it('tells time as people do, and never 60 seconds', () => {
    assert.equal(duration(59.7), '1 min');
    assert.equal(duration(200), '3 min 20 s');
    assert.equal(duration(3900), '1 h 5 min');
    assert.equal(duration(7199), '2 h');
  });

  it('keeps four digits, and small rates readable', () => {
    assert.equal(figure(1.07234), '1.072');
    assert.equal(figure(0.0003), '3.00e-4');
    assert.equal(figure(-2.5), '\u22122.5');
    assert.equal(figure(0), '0');
  });
});
