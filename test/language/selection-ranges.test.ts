import assert from 'node:assert/strict';
import type { SelectionRange } from '../../src/language';
import { LineIndex } from '../../src/text';
import { marked, serviceOver, styles, taskWith } from './workspace';

/** The texts that a growing selection takes, from the inside out. */
function grow(text: string, path = '/ws/weather.task.flan.yaml'): readonly string[] {
  const { document, position } = marked(path, text);
  const lines = new LineIndex(document.text);
  const [first] = serviceOver([document]).selectionRanges(document, [position]);
  const out: string[] = [];
  for (let at: SelectionRange | undefined = first; at; at = at.parent) {
    out.push(document.text.slice(lines.offsetAt(at.range.start), lines.offsetAt(at.range.end)));
  }
  return out;
}

describe('selectionRanges', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`grow by Jinja's expressions in a ${style} scalar, then by YAML`, () => {
      const text = taskWith(write('{{ report + place.na¦me | upper }}'));
      const found = grow(text);
      const plain = text.replace('¦', '');
      assert.deepEqual(found.slice(0, 5), [
        'name',
        'place.name',
        'place.name | upper',
        'report + place.name | upper',
        '{{ report + place.name | upper }}',
      ]);
      assert.ok(found.at(-6)?.startsWith('input: '), found.join('\n---\n'));
      assert.ok(found.at(-5)?.startsWith('name: follows'));
      assert.equal(found.at(-1), plain);
      for (const [index, inner] of found.entries()) assert.ok(found[index + 1]?.includes(inner) ?? true);
    });
  }

  it('grow by blocks of Jinja', () => {
    const found = grow(taskWith('"{% for x in report %}a {% if x %}{{ la¦bel }}{% endif %}{% endfor %}"'));
    assert.deepEqual(found.slice(0, 5), [
      'label',
      '{{ label }}',
      '{% if x %}{{ label }}{% endif %}',
      'a {% if x %}{{ label }}{% endif %}',
      '{% for x in report %}a {% if x %}{{ label }}{% endif %}{% endfor %}',
    ]);
    assert.equal(found[5], `"${found[4]}"`);
  });

  it('grow from a key, and in a recipe', () => {
    const text = 'flan: recipe/1\nhold_out:\n  clus¦ters: [nli]\n';
    assert.deepEqual(grow(text, '/ws/a.recipe.flan.yaml').slice(0, 3), [
      'clusters',
      'clusters: [nli]',
      'hold_out:\n  clusters: [nli]',
    ]);
  });

  it('give one range for each position, in any file', () => {
    const { document, position } = marked('/ws/other.txt', 'no ¦task');
    const found = serviceOver([]).selectionRanges(document, [position, { line: 0, character: 0 }]);
    assert.equal(found.length, 2);
    assert.deepEqual(found[0]?.range.end, { line: 0, character: 7 });
    assert.deepEqual(grow('¦'), ['']);
  });
});
