import assert from 'node:assert/strict';
import { fileOf, only } from './lint';

const lintFile = only('unfit-metric');

describe('unfit-metric', () => {
  const found = (head: string, template = ''): string[] =>
    lintFile(fileOf(head, `name: one\n${template}input: "{{ a }}"\ntarget: "{{ b }}"`)).problems.map(
      ({ message }) => message,
    );

  it('marks a misspelled name', () => {
    assert.deepEqual(found('metrics: [Rouge]'), ['"Rouge" is no metric. Did you mean "rouge"?']);
    assert.deepEqual(found('metrics: [rogue]'), ['"rogue" is no metric. Did you mean "rouge"?']);
  });

  it('marks accuracy without choices, where it is written', () => {
    assert.match(found('metrics: [accuracy]')[0]!, /there are none/);
    assert.match(found('', 'metrics: [accuracy]\n')[0]!, /there are none/);
    assert.deepEqual(found(''), []);
    assert.deepEqual(found('metrics: [accuracy]', 'kind: inverted\n'), []);
  });

  it('marks ranked choices that only text measures judge', () => {
    assert.match(found('choices: ["a", "b"]\nmetrics: [bleu, rouge]')[0]!, /"bleu, rouge" compares written texts/);
    assert.deepEqual(found('choices: ["a", "b"]\nmetrics: [bleu, accuracy]'), []);
  });

  it("leaves names of the author's own alone", () => {
    assert.deepEqual(found('metrics: [politeness_by_survey]'), []);
  });
});
