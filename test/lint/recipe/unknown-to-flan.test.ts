import assert from 'node:assert/strict';
import { lintBy, task } from './recipe';

describe('unknown-to-flan', () => {
  const lint = (keys: string, ...clusters: readonly string[]): readonly string[] =>
    lintBy(
      'unknown-to-flan',
      keys,
      clusters.map((cluster) => task(`of-${cluster}`, cluster)),
    ).found;

  it('marks a held-out cluster whose name is nearly one of FLAN v1, also where "also_drop" is not written', () => {
    assert.deepEqual(lint('hold_out: {clusters: [paraphrases]}', 'paraphrases', 'nli'), [
      'warning paraphrases: FLAN v1 knows no cluster "paraphrases", so no partner is left out with it. If it is "paraphrase", give the cluster that name.',
    ]);
  });

  it('marks the hold-out whose partner trains under nearly its name, once', () => {
    const found = lint('hold_out: {clusters: [nli]}\nalso_drop: flan-v1', 'nli', 'paraphrasing', 'paraphrasing');
    assert.deepEqual(found, [
      'warning nli: Cluster "paraphrasing" trains: FLAN v1 leaves "paraphrase" out with "nli". If it is that, give the cluster that name.',
    ]);
  });

  it('says where "flan-v1" is written and knows none of the clusters', () => {
    assert.deepEqual(lint('hold_out: {clusters: [weather, news]}\nalso_drop: flan-v1', 'weather', 'news', 'nli'), [
      'info flan-v1: FLAN v1 knows none of the held-out clusters, so nothing is left out with them: weather, news. Name their partners here, or write "none".',
    ]);
    assert.deepEqual(lint('hold_out: {clusters: [weather, nli]}\nalso_drop: flan-v1', 'weather', 'nli'), []);
  });

  it("leaves FLAN's names in all spellings alone, clusters without partners, and other ways to leave out", () => {
    for (const name of ['nli', 'NLI', 'natural-language-inference', 'sentiment', 'sentimental', 'nlg', 'weather']) {
      assert.deepEqual(lint(`hold_out: {clusters: [${name}]}`, name, 'paraphrase', 'reading_comp'), [], name);
    }
    for (const how of ['none', '{paraphrases: [nli]}']) {
      assert.deepEqual(lint(`hold_out: {clusters: [paraphrases]}\nalso_drop: ${how}`, 'paraphrases', 'nli'), [], how);
    }
  });

  it('leaves a name of no task to the error about it', () => {
    assert.deepEqual(lint('hold_out: {clusters: [paraphrases]}', 'paraphrase', 'nli'), []);
  });
});
