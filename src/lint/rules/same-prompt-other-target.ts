import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank, type RenderedExample } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * Rows that give one prompt and several targets (37): a ranked answer cannot be right for all of them, most often since
 * the prompt lacks a field. Information; written answers may well have several references, and other choices
 * make another question.
 */
export const samePromptOtherTarget: Rule = {
  code: 'same-prompt-other-target',
  severity: 'info',
  get title() {
    return l10n.t('One prompt with several answers');
  },
  *check(task, { renders }): Iterable<Finding> {
    for (const template of task.templates) {
      if (template.scoring !== 'rank') continue;
      const targets = new Map<string, Set<string>>();
      const rendered = renders
        .of(template)
        .flatMap((render) => (render.ok && !isBlank(render.value) ? [render.value] : []));
      for (const example of rendered) {
        const key = keyOf(example);
        targets.set(key, (targets.get(key) ?? new Set()).add(example.target));
      }
      // One prompt for all rows is what `constant-prompt` says.
      if (targets.size < 2) continue;
      const unsure = rendered.filter((example) => targets.get(keyOf(example))!.size > 1);
      if (unsure.length === 0) continue;
      const message = l10n.t(
        '{0} of {1} sample rows share their prompt with rows of another answer. Does it miss a field?',
        unsure.length,
        rendered.length,
      );
      yield { message, span: bodyParts(template).input.place };
    }
  },
};

function keyOf({ input, choices }: RenderedExample): string {
  return JSON.stringify([input, choices]);
}
