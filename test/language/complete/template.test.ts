import assert from 'node:assert/strict';
import { loadTask } from '../../../src/task';
import { taskWith } from '../workspace';
import { offer } from './offer';

const forms = ['template', 'template with options', 'template turned around', 'template in one text'];

describe('whole templates', () => {
  const places: Readonly<Record<string, string>> = {
    'behind a dash': `${taskWith('x')}  - ¦`,
    'behind a dash, half typed': `${taskWith('x')}  - templ¦`,
    'in the list, without a dash': `${taskWith('x')}  ¦`,
    'in the list, indented otherwise': `${taskWith('x')} ¦`,
    'in a list that is not indented': `${taskWith('x').replace('  - name: follows\n    input: x\n    target: "{{ answer }}"\n', '- ¦')}`,
    'before another template': taskWith('x').replace('  - name', '  - ¦\n  - name'),
  };
  for (const [name, text] of Object.entries(places)) {
    it(`offers several ${name}`, async () => {
      const { labels, take } = await offer(text);
      assert.deepEqual(labels.slice(0, 4), forms);
      for (const form of forms) {
        const after = take(form);
        const { problems, task } = loadTask(after, '/ws/weather.task.flan.yaml');
        assert.deepEqual(problems, [], after);
        assert.equal(task?.templates.length, text.includes('name: follows') ? 2 : 1, after);
        assert.match(after, /\{\{ report \}\}/, 'with a column of the data');
      }
    });
  }

  it('offers none inside a template', async () => {
    assert.ok(!(await offer(`${taskWith('x')}    ¦`)).labels.includes('template'));
  });
});
