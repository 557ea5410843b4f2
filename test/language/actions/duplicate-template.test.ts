import assert from 'node:assert/strict';
import { styles, taskWith } from '../workspace';
import { codesIn, offerAt } from './bench';

const only = { only: ['refactor.rewrite'] };
const title = 'Duplicate this template as a variant';

describe('duplicate a template', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`copies a ${style} text as it stands, under a name of its own`, async () => {
      const marked = taskWith(write('{{ cl¦aim }}'));
      const text = marked.replace('¦', '');
      const { after } = await offerAt(marked, only);
      const item = text.slice(text.indexOf('  - name'));
      assert.equal(after(title), text + item.replace('follows', 'follows-2'));
    });
  }

  it('stands behind its template, with the empty lines that the others have', async () => {
    const two = `${taskWith('"{{ claim¦ }}"')}\n  - name: follows-2\n    input: b\n    target: c\n`;
    const { after } = await offerAt(two, only);
    assert.match(
      after(title),
      /claim \}\}"\n {4}target: "\{\{ answer \}\}"\n\n {2}- name: follows-3\n {4}input: "\{\{ claim \}\}"\n {4}target: "\{\{ answer \}\}"\n\n {2}- name: follows-2\n/,
    );
  });

  it('sets the cursor on the name for editors that take tab stops', async () => {
    const { actions } = await offerAt(taskWith('"${{ claim¦ }} \\\\"'), only);
    const [edit] = actions.find((action) => action.title === title)?.edits ?? [];
    assert.equal(
      edit?.snippet,
      '  - name: ${1:follows-2}\n    input: "\\${{ claim \\}\\} \\\\\\\\"\n    target: "{{ answer \\}\\}"$0\n',
    );
  });

  it('inserts a snippet at the margin, since VS Code moves its lines by that of the place', async () => {
    const { actions, document: file, after } = await offerAt(taskWith('"{{ claim¦ }}"'), only);
    const [edit] = actions.find((action) => action.title === title)?.edits ?? [];
    assert.equal(edit?.range.start.character, 0);
    const open = await offerAt(taskWith('"{{ claim¦ }}"').trimEnd(), only);
    const [plain] = open.actions.find((action) => action.title === title)?.edits ?? [];
    assert.equal(plain?.snippet, undefined, 'no line follows');
    assert.equal(`${open.after(title)}\n`, after(title));
    assert.ok(after(title).startsWith(file.text));
  });

  it('keeps the line ends of Windows and comments', async () => {
    const text = taskWith('"{{ report¦ }}" # why\n    # below').replaceAll('\n', '\r\n');
    const after = (await offerAt(text, only)).after(title);
    assert.doesNotMatch(after, /(?<!\r)\n/);
    assert.equal(after.split('# why').length, 3);
    assert.equal(after.split('# below').length, 3);
    assert.deepEqual(await codesIn(after), ['duplicate-template-text']);
  });

  it('offers nothing outside templates', async () => {
    const { titles } = await offerAt(taskWith('x').replace('cluster', 'clus¦ter'), only);
    assert.ok(!titles.includes(title));
  });
});
