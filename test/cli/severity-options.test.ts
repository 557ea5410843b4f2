import assert from 'node:assert/strict';
import { readSeverityOptions } from '../../src/cli/severity-options';

describe('readSeverityOptions', () => {
  const read = (...options: readonly string[]): unknown => {
    const found = readSeverityOptions(options);
    return found.ok ? [...found.value] : found.error;
  };

  it('takes a grade per check, the last of each', () => {
    assert.deepEqual(read('one-target=off', 'few-templates=information', 'one-target=error'), [
      ['one-target', 'error'],
      ['few-templates', 'info'],
    ]);
    assert.deepEqual(read(), []);
  });

  it('says what is wrong with an option', () => {
    assert.equal(read('one-target'), '--severity takes CODE=LEVEL, not "one-target"');
    assert.equal(
      read('one-target=bad'),
      '--severity one-target is one of error, warning, information, hint, off, not "bad"',
    );
    assert.equal(read('one-targt=off'), 'there is no check "one-targt"; did you mean "one-target"?');
    assert.equal(read('zzz=off'), 'there is no check "zzz"; docs/lints.md lists them');
  });
});
