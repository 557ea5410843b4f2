import assert from 'node:assert/strict';
import { guessCluster, knownCluster } from '../../src/import/clusters';

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

describe('the cluster that FLAN has a data set in', () => {
  it('goes by the subset where that decides', () => {
    assert.equal(knownCluster('super_glue', 'copa'), 'commonsense');
    assert.equal(knownCluster('aps/super_glue', 'RTE'), 'nli');
  });

  it('goes by the data set where its subset is nothing special', () => {
    assert.equal(knownCluster('anli', 'plain_text'), 'nli');
    assert.equal(knownCluster('imdb'), 'sentiment');
  });

  it('is unknown for what only resembles one of FLAN’s', () => {
    assert.equal(knownCluster('scitail'), undefined);
    assert.equal(knownCluster('anli_r1'), undefined);
  });
});
