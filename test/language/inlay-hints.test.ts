import assert from 'node:assert/strict';
import { oneLine } from '../../src/language/inlay-hints';
import { document, serviceOver, taskWith } from './workspace';

const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

async function hints(text: string, range = everything) {
  const file = document('/ws/weather.task.flan.yaml', text);
  return serviceOver([file]).inlayHints(file, range);
}

describe('inlayHints', () => {
  it('shows behind the name how the template begins, line ends marked', async () => {
    const [hint] = await hints(taskWith('|-\n      {{ report }}\n      True?'));
    assert.equal(hint?.label, 'It rains in Oslo.⏎True?');
    assert.deepEqual(hint?.position, { line: 8, character: '  - name: follows'.length });
    assert.match(hint?.tooltip ?? '', /Target: yes/);
  });

  it('takes the first row to which the template applies', async () => {
    const [hint] = await hints(taskWith('"{% if label == 1 %}{{ claim }}{% endif %}"'));
    assert.equal(hint?.label, 'It snows.');
  });

  it('shows nothing for a template that does not render, and none outside the range', async () => {
    assert.deepEqual(await hints(taskWith('"{{ claim | nofilter }}"')), []);
    assert.deepEqual(
      await hints(taskWith('x'), { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }),
      [],
    );
  });

  it('cuts long texts between characters', () => {
    assert.equal(oneLine('a\tb\nc', 80), 'a⇥b⏎c');
    assert.equal(oneLine('😀'.repeat(100), 80), `${'😀'.repeat(79)}…`);
    assert.equal(oneLine('x'.repeat(80), 80), 'x'.repeat(80));
  });
});
