import assert from 'node:assert/strict';
import { document, serviceOver, styles, taskWith } from './workspace';

/** What is folded, as the first line and the last, both trimmed. */
function folds(text: string, path = '/ws/weather.task.flan.yaml'): readonly string[] {
  const file = document(path, text);
  const lines = text.split('\n');
  return serviceOver([file])
    .foldingRanges(file)
    .map(({ startLine, endLine, kind }) => {
      const place = `${lines[startLine]!.trim()} .. ${lines[endLine]!.trim()}`;
      return kind === 'comment' ? `comment ${place}` : place;
    });
}

describe('foldingRanges', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`fold a template and its list around a ${style} scalar`, () => {
      const found = folds(taskWith(write('{{ claim }}')));
      assert.ok(found.includes('templates: .. target: "{{ answer }}"'), found.join('\n'));
      assert.ok(found.includes('- name: follows .. target: "{{ answer }}"'));
      assert.ok(found.includes('data: .. source: {jsonl: weather.jsonl}'));
    });
  }

  it('fold blocks and quoted texts of several lines under their keys', () => {
    assert.ok(folds(taskWith('|\n      one\n      two\n\n')).includes('input: | .. two'));
    assert.ok(folds(taskWith('>-\n      one\n      two')).includes('input: >- .. two'));
    assert.ok(folds(taskWith('"one\n      two"')).includes('input: "one .. two"'));
    assert.ok(folds(taskWith("'one\n      two'")).includes("input: 'one .. two'"));
    assert.ok(folds(taskWith('one\n      two')).includes('input: one .. two'));
  });

  it('fold runs of comments, and no text that looks like one', () => {
    const text = `# one\n# two\n${taskWith('|-\n      # a heading\n      # another')}  # end\n# of it\n`;
    const comments = folds(text).filter((fold) => fold.startsWith('comment'));
    assert.deepEqual(comments, ['comment # one .. # two', 'comment # end .. # of it']);
  });

  it("fold the bodies of Jinja's blocks and leave their closing tags in sight", () => {
    const lines = [
      '{% for x in report %}',
      'each',
      '{%- if x -%}',
      'yes',
      '{% else %}',
      'no',
      '{% endif %}',
      '{% endfor %}',
    ];
    const found = folds(taskWith(`|-\n      ${lines.join('\n      ')}`));
    assert.ok(found.includes('{% for x in report %} .. {% endif %}'), found.join('\n'));
    assert.ok(found.includes('{%- if x -%} .. yes'));
    assert.ok(found.includes('{% else %} .. no'));
  });

  it('fold blocks of Jinja in folded and quoted scalars too', () => {
    assert.ok(
      folds(taskWith('>-\n      {% if label %}\n      yes\n      {% endif %}')).includes('{% if label %} .. yes'),
    );
    assert.ok(
      folds(taskWith('"a\n      {% if label %}\n      yes\n      {% endif %}"')).includes('{% if label %} .. yes'),
    );
  });

  it('begin on different lines and never fold nothing', () => {
    const file = document('/ws/weather.task.flan.yaml', taskWith('|-\n      {% if label %}\n      {% endif %}'));
    const found = serviceOver([file]).foldingRanges(file);
    assert.equal(new Set(found.map(({ startLine }) => startLine)).size, found.length);
    assert.ok(found.every(({ startLine, endLine }) => endLine > startLine));
  });

  it('fold a recipe and what can be read of a half-typed file', () => {
    const text = 'flan: recipe/1\nhold_out:\n  clusters: [nli]\n  tasks: []\n';
    assert.deepEqual(folds(text, '/ws/a.recipe.flan.yaml'), ['hold_out: .. tasks: []']);
    assert.ok(folds('flan: task/1\ndata:\n  source:\n    jsonl: "x\n').length > 0);
    assert.deepEqual(folds(''), []);
  });
});
