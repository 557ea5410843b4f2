import * as l10n from '@vscode/l10n';
import { bodyFields, bodyParts, isBlank, type RenderFailure, type TaskTemplate } from '../../task';
import type { Finding, Rule } from '../rule';
import type { Render } from '../renders';

/**
 * Templates that print no prompt or no target, or fail. A blank one means "not applicable" and is skipped, so a part
 * of the rows is only worth a note; all of them are certainly a mistake.
 */
export const emptyRender: Rule = {
  code: 'empty-render',
  severity: 'warning',
  get title() {
    return l10n.t('A template that renders nothing');
  },
  *check(task, { renders }): Iterable<Finding> {
    for (const template of task.templates) {
      const all = renders.of(template);
      yield* failures(template, all);
      yield* blanks(template, all);
    }
  },
};

/** One finding per cause, however many rows it hits. */
function* failures(template: TaskTemplate, all: readonly Render[]): Iterable<Finding> {
  const failed = all.flatMap((render) => (render.ok ? [] : [render.error]));
  const byPlace = new Map<string, RenderFailure[]>();
  for (const failure of failed) {
    const key = `${failure.span.start} ${failure.message}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), failure]);
  }
  for (const same of byPlace.values()) {
    const { message, span, field } = same[0]!;
    if (isReported(template, field)) continue;
    yield { message: l10n.t('Fails on {0} of {1} sample rows: {2}', same.length, all.length, message), span };
  }
}

/** Whether loading the task said already why a field cannot render. */
function isReported(template: TaskTemplate, key: RenderFailure['field']): boolean {
  const { answer, choices } = template;
  const fields = [
    ...bodyFields(template),
    { key: 'answer', field: answer },
    { key: 'choices', field: choices?.kind === 'expression' ? choices.field : undefined },
  ];
  const failed = fields.find((candidate) => candidate.key === key)?.field;
  return failed?.template.problems.some(({ severity }) => severity === 'error') ?? false;
}

function* blanks(template: TaskTemplate, all: readonly Render[]): Iterable<Finding> {
  const rendered = all.flatMap((render) => (render.ok ? [render.value] : []));
  const blank = rendered.filter(isBlank);
  if (blank.length === 0) return;
  const withoutInput = blank.filter(({ input: text }) => text.trim() === '');
  const { input, target } = bodyParts(template);
  const isPrompt = withoutInput.length > 0;
  const part = isPrompt ? input : target;
  if (part.isMissing) return;
  const span = part.place;
  if (blank.length === all.length) {
    const message = isPrompt
      ? l10n.t('All {0} sample rows render an empty prompt.', all.length)
      : l10n.t('All {0} sample rows render an empty target.', all.length);
    yield { message, span };
  } else {
    const message = isPrompt
      ? l10n.t('{0} of {1} sample rows render an empty prompt and are skipped.', blank.length, all.length)
      : l10n.t('{0} of {1} sample rows render an empty target and are skipped.', blank.length, all.length);
    yield { message, span, severity: 'info' };
  }
}
