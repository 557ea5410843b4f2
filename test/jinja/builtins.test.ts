import assert from 'node:assert/strict';
import { builtins, methodDoc, methodsWithSignatures, parseTemplate, renderTemplate } from '../../src/jinja';
import { PyDict } from '../../src/value';

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

  for (const [type, value] of Object.entries({ str: '', list: [], dict: PyDict.of([]) })) {
    it(`explain the methods of ${type} with examples that render`, () => {
      const docs = methodsWithSignatures(value).flatMap(({ name }) => methodDoc(name, value) ?? []);
      assert.ok(docs.length > 1);
      for (const { name, summary, example, signature } of docs) {
        assert.ok(summary.endsWith('.') && signature.startsWith(`${name}(`) && example.includes(`.${name}(`), name);
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
