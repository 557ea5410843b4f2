import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from '../workspace';
import { codesIn, offerAt, taskPath } from './bench';

const braces = '"{{ report }} Is {claim¦} true?"';

describe('codeActions', () => {
  it('turns {field} into {{ field }} where the problem stands, and the problem is gone', async () => {
    const { actions, after } = await offerAt(taskWith(braces), { only: ['quickfix'] });
    assert.ok(actions[0]?.preferred);
    assert.deepEqual(
      actions[0].diagnostics.map(({ code }) => code),
      ['single-brace-field'],
    );
    const text = after('Change to {{ claim }}');
    assert.ok(text.includes('{{ report }} Is {{ claim }} true?'), text);
    const all = await offerAt(taskWith(braces));
    assert.equal(all.titles.filter((title) => title === 'Change to {{ claim }}').length, 1, 'it is no rewrite too');
    assert.deepEqual(await codesIn(text), []);
  });

  it('offers no cure elsewhere', async () => {
    const { titles } = await offerAt(taskWith(braces.replace('¦', '')).replace('task: wea', 'task: wea¦'), {
      only: ['quickfix'],
    });
    assert.deepEqual(titles, []);
  });

  it('offers what is asked for, and kinds below it', async () => {
    const kindsOf = async (only?: readonly string[]): Promise<readonly string[]> => {
      const { actions } = await offerAt(taskWith(braces), only ? { only } : {});
      return [...new Set(actions.map(({ kind }) => kind))].sort();
    };
    assert.deepEqual(await kindsOf(), ['quickfix', 'refactor.rewrite']);
    assert.deepEqual(await kindsOf(['quickfix']), ['quickfix']);
    assert.deepEqual(await kindsOf(['refactor']), ['refactor.rewrite']);
    assert.deepEqual(await kindsOf(['refactor.extract']), []);
    assert.deepEqual(await kindsOf(['source.fixAll']), ['source.fixAll.flan']);
    assert.deepEqual(await kindsOf(['source.organizeImports']), []);
  });

  it('offers no rewrites for the light bulb, unless something is selected', async () => {
    const cured = await offerAt(taskWith(braces), { automatic: true });
    assert.deepEqual(new Set(cured.actions.map(({ kind }) => kind)), new Set(['quickfix']));
    const sound = await offerAt(taskWith('"{{ re¦port }}"'), { automatic: true });
    assert.deepEqual(sound.titles, []);
    const file = document(taskPath, taskWith('"{{ report }}"'));
    const range = { start: { line: 9, character: 15 }, end: { line: 9, character: 20 } };
    assert.notDeepEqual(await serviceOver([file]).codeActions(file, range, { automatic: true }), []);
  });

  it('fixes all problems of the kind at the cursor, and only those', async () => {
    const text = taskWith('"Is {claim¦} so?  Read  {report}."').replace('"yes", "no"', 'yes, no');
    const { after } = await offerAt(text);
    const fixed = after('Fix all 2 problems "single-brace-field" in this file');
    assert.match(fixed, /Is \{\{ claim \}\} so\? {2}Read {2}\{\{ report \}\}\./);
    assert.match(fixed, /choices: \[yes, no\]/);
  });

  it('offers one cure once, and none for a key that is no word', async () => {
    const broken = taskWith('x').replace('task: weather', '{wea¦ther} x');
    const { titles } = await offerAt(broken, { only: ['quickfix'] });
    assert.ok(!titles.some((title) => /x-flan|"flan"/.test(title)), titles.join());
    assert.equal(new Set(titles).size, titles.length);
  });

  it('has nothing to say about other files', async () => {
    const file = document('/ws/notes.txt', 'a: {b}');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } };
    assert.deepEqual(await serviceOver([file]).codeActions(file, range), []);
    assert.deepEqual(await serviceOver([file]).fixAll(file), []);
  });
});
