import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from '../../../src/language';
import { rules } from '../../../src/lint';
import { applied } from './bench';
import { cured, incurable, type Sick } from './ailments';
import { folderOf, type Folder } from './on-disk';

/** The problems of a code in a text, and what is offered at the first of them. */
async function examine(
  folder: Folder,
  { name, code }: Sick,
  text: string,
): Promise<{ readonly problems: readonly Diagnostic[]; readonly actions: readonly CodeAction[] }> {
  const { service, document } = folder.open(name, text);
  const problems = (await service.diagnostics(document)).filter((problem) => problem.code === code);
  const [first] = problems;
  if (!first) return { problems, actions: [] };
  const actions = await service.codeActions(document, first.range, { only: ['quickfix'] });
  const own = actions.filter(
    ({ diagnostics: [about, ...more] }) => about?.code === code && about.message === first.message && more.length === 0,
  );
  return { problems, actions: own };
}

describe('cures', () => {
  for (const sick of cured) {
    it(`${sick.code}: ${sick.titles.join(' · ')}`, async () => {
      const folder = folderOf({ ...sick.files, [sick.name]: sick.text });
      try {
        const { problems, actions } = await examine(folder, sick, sick.text);
        assert.ok(problems.length > 0, 'the text does not have the problem');
        assert.deepEqual(
          actions.map(({ title }) => title),
          sick.titles,
        );
        assert.deepEqual(
          actions.map(({ preferred }) => preferred),
          actions.map((_, index) => index === 0),
        );
        for (const [index, { title, edits }] of actions.entries()) {
          const text = applied(sick.text, edits);
          const left = await examine(folder, sick, text);
          const isCured = left.problems.every(({ message }) => message !== problems[0]?.message);
          assert.ok(isCured && left.problems.length < problems.length, `"${title}" does not cure:\n${text}`);
          if (index === 0 && sick.after !== undefined) assert.ok(text.includes(sick.after), text);
        }
        const { service, document } = folder.open(sick.name, sick.text);
        const edits = await service.fixAll(document);
        const leftOver = await examine(folder, sick, applied(sick.text, edits));
        assert.equal(leftOver.problems.length === 0, sick.isCertain ?? false, 'fix all takes only what is certain');
      } finally {
        folder.remove();
      }
    });
  }

  it('says of every rule what cures it, or why nothing does', () => {
    const told = new Set([...cured.map(({ code }) => code), ...Object.keys(incurable)]);
    assert.deepEqual(
      rules.map(({ code }) => code).filter((code) => !told.has(code)),
      [],
    );
  });
});
