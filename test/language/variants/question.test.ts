import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from '../workspace';

const file = document('/ws/weather.task.flan.yaml', taskWith("'{{ report }} So {{ claim }}'"));
const service = serviceOver([file]);

describe('variantQuestion', () => {
  it('holds the template and the columns, and no value of a row', async () => {
    const question = await service.variantQuestion(file, { uri: file.uri, template: 'follows', count: 3 });
    assert.ok(question);
    for (const part of ['Write 3 variants', '"{{ report }} So {{ claim }}"', '- report (str)', 'options_']) {
      assert.ok(question.text.includes(part), part);
    }
    assert.ok(!question.text.includes('Oslo'));
  });

  it('is none for a template that is not there', async () => {
    assert.equal(await service.variantQuestion(file, { uri: file.uri, template: 'none', count: 3 }), undefined);
  });
});
