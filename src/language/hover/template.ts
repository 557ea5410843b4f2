import * as l10n from '@vscode/l10n';
import { isBlank, type Task, type TaskTemplate } from '../../task';
import type { Sample } from '../host';
import { codeBlock, escapeMarkdown } from '../markdown';
import { isTooSlow, renderQuickly } from '../renders';

/** A template as the first row to which it applies renders, or why none does; undefined without rows. */
export function describeTemplate(task: Task, template: TaskTemplate, sample: Sample): string | undefined {
  let fault: string | undefined;
  for (const index of sample.rows.keys()) {
    const example = renderQuickly(task, template, sample, index);
    if (isTooSlow(example)) return l10n.t('Rendering this template takes long; open its preview to see it.');
    if (!example.ok) {
      fault ??= l10n.t('Row {0} cannot be rendered: {1}', index + 1, escapeMarkdown(example.error.message));
      continue;
    }
    if (isBlank(example.value)) continue;
    const { input, target } = example.value;
    return [
      l10n.t('**{0}** for row {1} of {2}', escapeMarkdown(template.name), index + 1, sample.rows.length),
      codeBlock(input, 'text'),
      l10n.t('Target:'),
      codeBlock(target, 'text'),
    ].join('\n\n');
  }
  if (sample.rows.length === 0) return undefined;
  return (
    fault ?? l10n.t('None of the first {0} rows gives this template both a prompt and a target.', sample.rows.length)
  );
}

/** The template at a key path, where that is its name or one of its texts. */
export function templateAt(task: Task, keys: readonly (string | number)[]): TaskTemplate | undefined {
  const [first, index, key] = keys;
  if (first !== 'templates' || keys.length !== 3 || !shown.has(key)) return undefined;
  return task.templates.find((template) => template.index === index);
}

const shown: ReadonlySet<string | number | undefined> = new Set(['name', 'input', 'target', 'jinja']);
