import * as l10n from '@vscode/l10n';
import { isBlank, type RenderedExample, type TaskTemplate } from '../../task';
import type { Finding, Rule, RuleContext } from '../rule';
import { outputsOf, sidesOf } from '../sides';
import type { Expression } from '../tree';

/**
 * The prompt gives the answer away (12): it prints what the target prints, and in the sample rows the right choice
 * stands there without the others, or the prompt is the answer. PromptSource once showed the right answer wherever it meant each candidate. A
 * warning. That both print one expression alone is no leak (of 35 such templates in PromptSource nearly all show every
 * candidate, as Winogrande's do), so the rows decide; without rows this rule is silent.
 */
export const answerInPrompt: Rule = {
  code: 'answer-in-prompt',
  severity: 'warning',
  get title() {
    return l10n.t('A prompt that tells the answer');
  },
  *check(task, context): Iterable<Finding> {
    if (context.rows.length === 0) return;
    for (const template of task.templates) {
      const { prompt, target, isDivided } = sidesOf(template);
      if (!isDivided) continue;
      const answers = new Set(outputsOf(target.part).map((node) => sourceOf(node, target.part.field.text)));
      const shown = outputsOf(prompt.part).find((node) => answers.has(sourceOf(node, prompt.part.field.text)));
      if (!shown) continue;
      const [told, judged] = countTold(template, context);
      if (judged < MINIMUM || told < judged * MOST) continue;
      const message = l10n.t(
        'The prompt tells the answer on {0} of {1} sample rows: it prints what the target prints.',
        told,
        judged,
      );
      yield { message, span: prompt.part.field.map.spanToFile(shown.span) };
    }
  },
};

/** Fewer rows show nothing; and where a few of many do not tell, the rest is no accident. */
const MINIMUM = 3;
const MOST = 0.9;

function sourceOf({ span }: Expression, text: string): string {
  return text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
}

function countTold(template: TaskTemplate, { renders }: RuleContext): readonly [number, number] {
  const rendered = renders
    .of(template)
    .flatMap((render) => (render.ok && !isBlank(render.value) ? [render.value] : []));
  const told = template.scoring === 'rank' ? isTold : isCopy;
  return [rendered.filter(told).length, rendered.length];
}

/** Whether the answer stands in the prompt, the list of options aside, and no other choice does. */
function isTold({ input, target, choices = [], gold, options }: RenderedExample): boolean {
  const prompt = wordsOf(options ? input.replace(options, ' ') : input);
  if (!prompt.includes(wordsOf(target))) return false;
  return !choices.some(
    (choice, i) => i !== gold && wordsOf(choice) !== wordsOf(target) && prompt.includes(wordsOf(choice)),
  );
}

/** A written answer may well repeat a part of its prompt, but not all of it. */
function isCopy({ input, target }: RenderedExample): boolean {
  return input.trim() === target;
}

/** Words with a space on each side, so that "no" is not found in "nothing". */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
