import assert from 'node:assert/strict';
import { canonicalCluster, flanClusters, flanV1Partners, sameCluster } from '../../src/mixture';

describe('flanV1Partners', () => {
  it('follows the table of FLAN v1', () => {
    const table = Object.fromEntries(flanClusters.map((cluster) => [cluster, flanV1Partners(cluster)]));
    assert.deepEqual(table, {
      nli: ['paraphrase'],
      paraphrase: ['nli'],
      reading_comprehension: ['read_comp_with_commonsense'],
      commonsense: ['read_comp_with_commonsense'],
      read_comp_with_commonsense: ['reading_comprehension', 'commonsense'],
      sentiment: [],
      closed_book_qa: [],
      struct_to_text: [],
      coreference: [],
      misc: [],
      summarization: [],
      translation: [],
    });
  });

  it('is symmetric, and not transitive', () => {
    for (const cluster of flanClusters) {
      for (const partner of flanV1Partners(cluster)) assert.ok(flanV1Partners(partner).includes(cluster));
    }
    assert.ok(!flanV1Partners('reading_comprehension').includes('commonsense'));
  });

  it("understands the names of FLAN's code", () => {
    assert.deepEqual(flanV1Partners('entailment'), ['paraphrase']);
    assert.deepEqual(flanV1Partners('read_comp_and_common_sense'), ['reading_comprehension', 'commonsense']);
    assert.ok(sameCluster('Open-Domain QA', 'closed_book_qa'));
    assert.equal(canonicalCluster('my_own'), 'my_own');
  });
});
