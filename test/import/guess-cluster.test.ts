import assert from 'node:assert/strict';
import { guessCluster } from '../../src/import/guess-cluster';

describe('guessing a cluster by a data set’s name', () => {
  it('finds a data set within longer names, however its words are joined', () => {
    assert.equal(guessCluster(['anli_r1_prompt-0']), 'nli');
    assert.equal(guessCluster(['LSDSem/story_cloze']), 'commonsense');
    assert.equal(guessCluster(['aps/super_glue', 'rte']), 'nli');
    assert.equal(guessCluster(['squad_v2']), 'reading_comprehension');
  });

  it('takes the first name that tells something', () => {
    assert.equal(guessCluster([undefined, 'my_own', 'wic', 'rte']), 'misc');
  });

  it('does not find a short name inside a word', () => {
    assert.equal(guessCluster(['starcraft', 'scratch', 'order']), undefined);
  });
});
