import assert from 'node:assert/strict';
import { lintBy, task } from './recipe';

const tasks = [task('follows', 'nli'), task('same', 'paraphrase'), task('mood', 'sentiment')];

describe('partner-in-training', () => {
  const lint = (keys: string) => lintBy('partner-in-training', keys, tasks);

  it('marks "none" where a partner of FLAN v1 trains, and has the cure', () => {
    const { found, fixed } = lint('hold_out: {clusters: [nli]}\nalso_drop: none');
    assert.deepEqual(found, [
      'error none: "nli" is held out and its partner "paraphrase" trains: same. FLAN v1 leaves that out, "also_drop: flan-v1".',
    ]);
    assert.match(fixed, /\nalso_drop: flan-v1\n/);
    assert.deepEqual(lint(fixed.slice(fixed.indexOf('hold_out'))).found, []);
  });

  it('marks a map that forgets the partner, which only its author can mend', () => {
    const { found, fixed } = lint('hold_out: {clusters: [nli]}\nalso_drop: {nli: [sentiment]}');
    assert.equal(found.length, 1);
    assert.match(fixed, /also_drop: \{nli: \[sentiment\]\}/);
  });

  it('says nothing where the partner is left out, held out too, or there is none', () => {
    assert.deepEqual(lint('hold_out: {clusters: [nli]}').found, []);
    assert.deepEqual(lint('hold_out: {clusters: [nli, paraphrase]}\nalso_drop: none').found, []);
    assert.deepEqual(lint('hold_out: {clusters: [sentiment]}\nalso_drop: none').found, []);
  });
});
