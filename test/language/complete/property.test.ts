import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { LanguageService } from '../../../src/language';
import { loadRecipe } from '../../../src/recipe';
import { loadTask } from '../../../src/task';
import { LineIndex } from '../../../src/text';
import { document, joinedTask, serviceOver, styles, taskWith } from '../workspace';
import { taken } from './offer';

const others = [document('/ws/other.task.flan.yaml', taskWith('x').replace('task: weather', 'task: rain'))];
const folders = {
  '/ws': ['data/', 'tiny/', "o'clock {x}.jsonl"],
  '/ws/data': ['rain.dev.jsonl', 'rain.train.jsonl'],
  '/ws/tiny': ['config.json'],
};

const jinja = `{% set town = place.name %}{% for p in [1] %}{{ p | string }}{% endfor %}{% if answer == 'yes' %}{{ report | replace('a', 'b') }}{% endif %}{{ town }}`;

const files: readonly (readonly [name: string, path: string, text: string])[] = [
  ...Object.entries(styles).map(
    ([style, write]) => [`a task in the ${style} style`, '/ws/weather.task.flan.yaml', taskWith(write(jinja))] as const,
  ),
  ['a joined task', '/ws/weather.task.flan.yaml', joinedTask('|-\n      {{ claim }}\n      |||\n      {{ answer }}')],
  [
    'a task with flow maps',
    '/ws/weather.task.flan.yaml',
    readFileSync('test/syntaxes/fixtures/styles.task.flan.yaml', 'utf8'),
  ],
  ['a recipe', '/ws/tiny.recipe.flan.yaml', readFileSync('examples/micro-flan/tiny.recipe.flan.yaml', 'utf8')],
];

/** How many faults of YAML's or Jinja's grammar a text has. */
function faults(path: string, text: string): number {
  const { problems } = path.includes('recipe') ? loadRecipe(text, path) : loadTask(text, path);
  return problems.filter(({ code }) => code === 'yaml-syntax' || code === 'jinja-syntax').length;
}

async function completeAt(service: LanguageService, path: string, text: string, offset: number) {
  return service.complete(document(path, text), new LineIndex(text).positionAt(offset));
}

/** Whether a word touches the place: in place of the name of a whole tag no other fits. */
function isInWord(text: string, offset: number): boolean {
  return /\w/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Whether a word of Jinja follows, so that one more needs an operator between the two, which is still to be typed. */
function isBeforeAnother(text: string, offset: number): boolean {
  return /^(?:[ \t]+\w|[ \t]*['"([{])/.test(text.slice(offset)) && /\{[{%][^}]*$/.test(text.slice(0, offset));
}

describe('completion at random places', () => {
  const service = serviceOver(others, undefined, folders);

  for (const [name, path, text] of files) {
    it(`breaks nothing that was whole, wherever something is taken in ${name}`, async function () {
      this.timeout(60_000);
      const before = faults(path, text);
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length), fc.nat(), async (offset, pick) => {
          const items = await completeAt(service, path, text, offset);
          const item = items[pick % Math.max(1, items.length)];
          if (!item || isBeforeAnother(text, offset) || (item.kind === 'tag' && isInWord(text, offset))) return;
          tried++;
          const after = taken(text, item);
          assert.ok(faults(path, after) <= before, `${item.label} at ${offset}:\n${after}`);
        }),
        { numRuns: 100 },
      );
      assert.ok(tried > 10, `only ${tried} items were offered`);
    });

    it(`throws nowhere and stays in its line while ${name} is half typed`, async function () {
      this.timeout(60_000);
      const typed = fc.constantFrom(
        '',
        ' ',
        '{{ ',
        '{% ',
        '{{ place.',
        '{{ x | ',
        "'",
        '"',
        '- ',
        '[',
        '{',
        '  k',
        'na: ',
        '|',
        '\n',
        '\n   ',
      );
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length), typed, fc.boolean(), async (offset, word, cut) => {
          const half = text.slice(0, offset) + word + (cut ? '' : text.slice(offset));
          const at = new LineIndex(half).positionAt(offset + word.length);
          for (const { edit, label } of await completeAt(service, path, half, offset + word.length)) {
            const { start, end } = edit.range;
            assert.ok(start.line === at.line && end.line === at.line, label);
            assert.ok(start.character <= at.character && end.character >= at.character, label);
          }
        }),
        { numRuns: 100 },
      );
    });
  }
});
