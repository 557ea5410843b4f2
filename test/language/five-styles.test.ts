import assert from 'node:assert/strict';
import type { Range, SelectionRange } from '../../src/language';
import { bodyFields, loadTask } from '../../src/task';
import { LineIndex } from '../../src/text';
import { styleNames, writeMarked } from './marked-styles';
import { document, serviceOver } from './workspace';

/** One text for all features: its marks are the words that they are asked about and must answer with. */
const jinja =
  "Read⏎{% set ⟦set|mine⟧ = ⟦column|claim⟧ | ⟦filter|replace⟧('a', \"b\") %}{% if answer == '⟦choice!|yes⟧' %}⏎" +
  '{{ ⟦read|mine⟧ }}{% endif %}⏎then {{ ⟦root|place⟧.⟦key|name⟧ }} {{ ⟦wrong|reprot⟧ }}⏎{{ ⟦again|claim⟧ }} now';

const decoded = jinja.replaceAll('⏎', ' ').replaceAll(/⟦[^|]+\|([^⟧]*)⟧/g, '$1');

describe('each feature on the same Jinja', () => {
  for (const style of styleNames) {
    describe(`in a ${style} scalar`, () => {
      const { text, at } = writeMarked(style, jinja, '"{{ mine }}"');
      const file = document('/ws/weather.task.flan.yaml', text);
      const service = serviceOver([file]);
      const lines = new LineIndex(text);
      const cut = ({ start, end }: Range): string => text.slice(lines.offsetAt(start), lines.offsetAt(end));
      const middle = (label: string): Range['start'] => ({
        ...at(label).start,
        character: at(label).start.character + 1,
      });
      const target: Range = rangeOf('mine', text.indexOf('target:'));

      function rangeOf(word: string, from: number): Range {
        const start = text.indexOf(word, from);
        return { start: lines.positionAt(start), end: lines.positionAt(start + word.length) };
      }

      it('reads the text that was written', () => {
        const [input] = bodyFields(loadTask(text, file.path).task!.templates[0]!);
        assert.equal(input?.field.text, decoded);
      });

      it('diagnostics', async () => {
        const found = (await service.diagnostics(file)).filter(({ code }) => code === 'unknown-field');
        assert.deepEqual(
          found.map(({ range }) => range),
          [at('wrong')],
        );
      });

      it('code actions', async () => {
        const [action] = await service.codeActions(file, at('wrong'));
        assert.deepEqual(action?.edits, [{ range: at('wrong'), newText: 'report' }]);
      });

      it('completion', async () => {
        const item = (await service.complete(file, middle('root'))).find(({ label }) => label === 'report');
        assert.deepEqual(item?.edit, { range: at('root'), newText: 'report' });
        const key = (await service.complete(file, middle('key'))).find(({ label }) => label === 'people');
        assert.deepEqual(key?.edit, { range: at('key'), newText: 'people' });
        const choice = (await service.complete(file, middle('choice'))).find(({ label }) => label === 'no');
        assert.deepEqual(choice?.edit, { range: at('choice'), newText: 'no' });
      });

      it('hover', async () => {
        for (const [label, shown] of [
          ['column', /^\*\*claim\*\* · str/],
          ['filter', /^`replace\(old, new/],
          ['read', /^\*\*mine\*\* · set in this template/],
          ['key', /^\*\*place\.name\*\*/],
        ] as const) {
          const hover = await service.hover(file, middle(label));
          assert.deepEqual(hover?.range, at(label));
          assert.match(hover.contents, shown);
        }
      });

      it('definition', async () => {
        const found = await service.definition(file, middle('read'));
        assert.deepEqual(found, [{ uri: file.uri, range: at('set') }]);
      });

      it('references', async () => {
        const ranges = async (label: string, all: boolean) =>
          (await service.references(file, middle(label), all)).map(({ range }) => range);
        assert.deepEqual(await ranges('set', true), [at('set'), at('read'), target]);
        assert.deepEqual(await ranges('set', false), [at('read'), target]);
        assert.deepEqual(await ranges('again', true), [at('column'), at('again')]);
      });

      it('highlight', async () => {
        assert.deepEqual(await service.highlights(file, middle('read')), [
          { range: at('set'), kind: 'write' },
          { range: at('read'), kind: 'read' },
          { range: target, kind: 'read' },
        ]);
      });

      it('rename', async () => {
        const place = await service.prepareRename(file, middle('read'));
        assert.deepEqual(place?.ok && place.value, { range: at('read'), placeholder: 'mine' });
        const result = await service.rename(file, middle('read'), 'theirs');
        const edits = [at('set'), at('read'), target].map((range) => ({ range, newText: 'theirs' }));
        assert.deepEqual(result?.ok && result.value, { files: [{ uri: file.uri, edits }] });
      });

      it('linked editing', () => {
        const choice = rangeOf('yes', text.indexOf('choices:'));
        for (const position of [choice.start, at('choice').start]) {
          assert.deepEqual(service.linkedEditing(file, position)?.ranges, [choice, at('choice')]);
        }
      });

      it('selection ranges', () => {
        const [first] = service.selectionRanges(file, [middle('key')]);
        assert.deepEqual(first?.range, at('key'));
        assert.deepEqual(first.parent?.range, { start: at('root').start, end: at('key').end });
        const chain: string[] = [];
        for (let range: SelectionRange | undefined = first; range; range = range.parent) chain.push(cut(range.range));
        assert.ok(chain.some((part) => part.startsWith('input:')) && chain.at(-1) === text, chain.join('\n--\n'));
      });

      it('semantic tokens', () => {
        const tokens = service.semanticTokens(file);
        for (const [label, type] of [
          ['set', 'variable'],
          ['column', 'parameter'],
          ['filter', 'function'],
          ['read', 'variable'],
          ['root', 'parameter'],
          ['key', 'property'],
          ['again', 'parameter'],
        ] as const) {
          const { start, end } = at(label);
          const token = tokens.find(({ line, character }) => line === start.line && character === start.character);
          assert.deepEqual(token, { ...start, length: end.character - start.character, type }, label);
        }
      });

      it('folding', () => {
        const name = lines.positionAt(text.indexOf('- name')).line;
        const found = service.foldingRanges(file).find(({ startLine }) => startLine === name);
        assert.equal(found?.endLine, target.start.line);
        const input = lines.positionAt(text.indexOf('input:')).line;
        const own = service.foldingRanges(file).find(({ startLine }) => startLine === input);
        const last = target.start.line - 1;
        assert.equal(own?.endLine, last > input ? last : undefined);
      });

      it('symbols and formatting', () => {
        const [task] = service.symbols(file);
        assert.ok(JSON.stringify(task).includes('follows'));
        const after = service.format(file).reduceRight((now, { range: { start, end }, newText }) => {
          return now.slice(0, lines.offsetAt(start)) + newText + now.slice(lines.offsetAt(end));
        }, text);
        const [input] = bodyFields(loadTask(after, file.path).task!.templates[0]!);
        assert.equal(input?.field.text, decoded);
      });

      it('inlay hints and code lenses', async () => {
        const [hint] = await service.inlayHints(file, {
          start: lines.positionAt(0),
          end: lines.positionAt(text.length),
        });
        assert.match(hint?.label ?? '', /^Read {2}Oslo is wet\. then Oslo {2}Oslo is wet\. now$/);
        const titles = (await service.codeLenses(file)).map(({ title }) => title);
        // The unknown field that the text has on purpose is an error of the template.
        assert.deepEqual(titles, ['Preview', 'Run Check', '2 of 3 rows render in spite of an error, 1 empty']);
      });
    });
  }
});
