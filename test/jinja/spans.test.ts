import assert from 'node:assert/strict';
import { parseTemplate } from '../../src/jinja';
import { createRandom } from '../../src/random';
import { randomTemplate, validTemplates } from './random-template';
import { spanFaults } from './spans';

describe('spans', () => {
  it('of every node lie within those of its parent, in all fixtures', () => {
    for (const source of validTemplates) assert.deepEqual(spanFaults(parseTemplate(source)), [], source);
  });

  it('do so in broken templates too', () => {
    const random = createRandom('spans');
    for (let i = 0; i < 2000; i++) {
      const source = randomTemplate(random);
      assert.deepEqual(spanFaults(parseTemplate(source)), [], source);
    }
  });

  it('are told apart from wrong ones', () => {
    const template = parseTemplate('{{ a.b }}');
    const moved = JSON.parse(JSON.stringify(template).replaceAll('"end":6', '"end":60')) as typeof template;
    assert.notDeepEqual(spanFaults(moved), []);
  });

  it('of several errors are all reported', () => {
    const source =
      '{{ a b }} text {% if %}x{% endif %} {{ c.upper( }} {{ d | nofilter }} {{ "\\xZZ" }} {% nothing %} end';
    const { problems } = parseTemplate(source);
    const shown = problems.map(({ span }) => source.slice(span.start, span.end));
    assert.deepEqual(shown, ['b', '%}', '}', 'nofilter', '\\xZZ', 'nothing']);
  });
});
