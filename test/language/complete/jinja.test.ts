import assert from 'node:assert/strict';
import { loadTask } from '../../../src/task';
import { rowsOf, styles, taskWith } from '../workspace';
import { offer, type Offer } from './offer';

const rows = rowsOf(
  '{"report": "It rains.", "mood": "fine", "label": 0, "answers": {"text": ["wet"], "at": [1]}, "places": [{"name": "Oslo"}]}',
  '{"report": "It snows.", "mood": "poor", "label": 1, "answers": {"text": [], "at": []}, "places": [{"name": "Rome"}]}',
  '{"report": "Fog.", "mood": "fine", "label": 0, "answers": {"text": ["dim"], "at": [4]}, "places": []}',
);

/** The text of the first template's input after an item; no fault of YAML or Jinja may have come with it. */
function inputAfter({ take }: Offer, label: string): string {
  const after = take(label);
  const { problems, task } = loadTask(after, '/ws/weather.task.flan.yaml');
  assert.deepEqual(problems, [], after);
  const body = task?.templates[0]?.body;
  return body?.kind === 'pair' ? body.input.text : '';
}

describe('completion inside Jinja', () => {
  for (const [style, write] of Object.entries(styles)) {
    const at = (jinja: string) => offer(taskWith(write(jinja)), { rows });

    it(`offers variables in scope before columns in a ${style} scalar`, async () => {
      const found = await at('{% for p in places %}{{ ¦ }}{% endfor %}{% set later = 1 %}{{ later }}');
      assert.deepEqual(found.labels.slice(0, 3), ['p', 'report', 'mood']);
      assert.ok(found.labels.includes('loop') && !found.labels.includes('later'));
      assert.match(inputAfter(found, 'p'), /\{\{ p \}\}/);
    });

    it(`follows loop variables and lists into the data in a ${style} scalar`, async () => {
      const loop = await at('{% for p in places %}{{ p.¦ }}{% endfor %}');
      assert.equal(loop.labels[0], 'name');
      assert.match(inputAfter(loop, 'name'), /\{\{ p\.name \}\}/);
      assert.deepEqual((await at('{{ answers.¦ }}')).labels.slice(0, 2), ['text', 'at']);
      assert.equal((await at('{{ places[0].¦ }}')).labels[0], 'name');
      assert.deepEqual((await at('{{ answers["¦"] }}')).labels, ['text', 'at']);
      assert.deepEqual((await at('{% for p in places %}{{ loop.¦ }}{% endfor %}')).labels.slice(0, 2), [
        'index',
        'index0',
      ]);
    });

    it(`offers choices where they are compared with the answer in a ${style} scalar`, async () => {
      for (const jinja of [`{% if answer == 'y¦' %}a{% endif %}b`, `{% if answer in ['no', '¦'] %}a{% endif %}b`]) {
        const found = await at(jinja);
        assert.deepEqual([...found.labels].sort(), ['no', 'yes'], jinja);
        assert.match(inputAfter(found, 'yes'), /'yes'/);
      }
    });

    it(`offers the values of a column that is compared in a ${style} scalar`, async () => {
      const found = await at(`{% if mood == "¦" %}a{% endif %}b`);
      assert.deepEqual(found.labels, ['fine', 'poor']);
      assert.equal(found.item('fine').detail, 'in 2 of 3 rows');
      assert.match(inputAfter(found, 'poor'), /mood == "poor" %/);
    });

    it(`closes tags that it opens in a ${style} scalar`, async () => {
      assert.match(inputAfter(await at('{% ¦ %}'), 'if'), /\{% if condition %\}\{% endif %\}/);
      assert.match(inputAfter(await at('{% fo¦ %}'), 'for'), /\{% for item in items %\}\{% endfor %\}/);
      assert.match(inputAfter(await at('{% ¦ %}a{% endif %}'), 'if'), /\{% if condition %\}a\{% endif %\}/);
      const inside = await at('{% if label %}a{% ¦ %}');
      assert.deepEqual(inside.labels.slice(0, 3), ['endif', 'elif', 'else']);
      assert.match(inputAfter(inside, 'endif'), /\{% if label %\}a\{% endif %\}/);
    });

    it(`gives filters, functions and methods their arguments in a ${style} scalar`, async () => {
      assert.match(inputAfter(await at('{{ report | rep¦ }}'), 'replace'), /report \| replace\(old, new\) \}\}/);
      assert.match(inputAfter(await at("{{ report | rep¦('a', 'b') }}"), 'replace'), /report \| replace\('a', 'b'\)/);
      assert.match(inputAfter(await at('{{ report | ¦ }}'), 'upper'), /report \| upper \}\}/);
      assert.match(inputAfter(await at('{{ report.¦ }}'), 'upper'), /report\.upper\(\) \}\}/);
      assert.match(inputAfter(await at('{{ 1 if label is div¦ }}'), 'divisibleby'), /is divisibleby\(num\) \}\}/);
    });
  }

  it('knows in the target what the input sets', async () => {
    const { labels } = await offer(taskWith('"{% set plain = report %}{{ plain }}"', '"{{ ¦ }}"'));
    assert.equal(labels[0], 'plain');
  });

  it('offers no tag that closes nothing, and keeps what follows a tag being renamed', async () => {
    assert.ok(!(await offer(taskWith('"{% ¦ %}"'))).labels.includes('endif'));
    const { take } = await offer(taskWith('"{% i¦ label %}a{% endif %}"'));
    assert.match(take('if'), /\{% if label %\}a\{% endif %\}/);
  });

  it('writes a choice with quotes in it so that it reads as itself', async () => {
    const task = taskWith(`'{% if answer == "¦" %}a{% endif %}b'`).replace('["yes", "no"]', `["it's", 'say "no"']`);
    const found = await offer(task);
    assert.match(inputAfter(found, "it's"), /answer == "it's" %/);
    assert.match(inputAfter(found, 'say "no"'), /answer == "say \\"no\\"" %/);
  });

  it('closes a quote that is open', async () => {
    const { take } = await offer(taskWith("|-\n      {% if answer == 'y¦ %}a{% endif %}"));
    assert.match(take('yes'), /answer == 'yes' %\}a/);
  });

  it('offers no values of a column that is all different texts of some length', async () => {
    const long = rowsOf(...Array.from({ length: 40 }, (_, i) => JSON.stringify({ report: `Report ${i}`, label: 0 })));
    assert.deepEqual((await offer(taskWith(`"{% if report == '¦' %}a{% endif %}"`), { rows: long })).labels, []);
  });
});
