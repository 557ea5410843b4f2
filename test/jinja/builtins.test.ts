import assert from 'node:assert/strict';
import { builtins, parseTemplate, renderTemplate } from '../../src/jinja';

describe('builtins', () => {
  for (const [kind, docs] of Object.entries(builtins())) {
    it(`explain all ${kind}, with examples that render and use them`, () => {
      assert.ok(docs.length > 5);
      for (const { name, summary, example } of docs) {
        assert.ok(summary.length > 10 && summary.endsWith('.'), `${kind} ${name}`);
        const result = renderTemplate(parseTemplate(example), new Map());
        assert.ok(result.ok && result.value !== '', `${name}: ${example}`);
      }
    });
  }

  it('show how each is called', () => {
    const filter = (name: string): string => builtins().filters.find((one) => one.name === name)!.signature;
    assert.equal(filter('truncate'), "truncate(length=255, killwords=False, end='...', leeway=None)");
    assert.equal(filter('upper'), 'upper');
    assert.equal(filter('d'), "d(default_value='', boolean=False)");
    assert.equal(builtins().functions.find((one) => one.name === 'range')!.signature, 'range(start, stop?, step?)');
  });
});
