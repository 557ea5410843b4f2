import * as l10n from '@vscode/l10n';
import type { RenderSource } from '../../lint';
import type { Choices, Task, TaskTemplate } from '../../task';
import { code } from '../markdown';

/** How often each choice of a list is the right answer in the rows that were seen. */
interface GoldCount {
  readonly seen: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** The written choice at a place, how often it is gold in the sample, and its siblings beside it. */
export function describeChoice(
  task: Task,
  choices: Extract<Choices, { kind: 'list' }>,
  text: string,
  renders: RenderSource,
): string {
  const index = choices.items.findIndex((item) => item.text === text);
  const head = l10n.t('**{0}** · choice {1} of {2}', code(text), index + 1, choices.items.length);
  const gold = countGold(task, choices, renders);
  if (!gold)
    return `${head}\n\n${l10n.t('No row of the sample renders, so nothing is known of how often it is right.')}`;
  const { seen, counts } = gold;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    head,
    l10n.t('Gold in {0} of {1} rows seen', counts.get(text) ?? 0, seen),
    choices.items.map((item) => `- ${code(item.text)}: ${counts.get(item.text) ?? 0}`).join('\n'),
  ];
  if (total < seen) lines.push(l10n.t('{0} rows have none of them as target.', seen - total));
  return lines.join('\n\n');
}

/**
 * Counts with the template whose targets are choices most often: one that is turned around asks for something else,
 * and a template with a list of its own says nothing of the task's.
 */
function countGold(task: Task, choices: Choices, renders: RenderSource): GoldCount | undefined {
  let best: GoldCount | undefined;
  let most = -1;
  for (const template of task.templates) {
    if (!hasChoices(template, choices)) continue;
    const counts = new Map<string, number>();
    const shown = renders
      .of(template)
      .flatMap((render) => (render.ok && render.value.target !== '' ? [render.value] : []));
    for (const { choices: own, gold } of shown) {
      const name = gold === undefined ? undefined : own?.[gold];
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (shown.length > 0 && total > most) [best, most] = [{ seen: shown.length, counts }, total];
  }
  return best;
}

function hasChoices(template: TaskTemplate, { span }: Choices): boolean {
  return template.choices?.span.start === span.start;
}

/** The list that a template chooses from, or the task's own. */
export function choicesAt(task: Task, keys: readonly (string | number)[]): Choices | undefined {
  if (keys[0] !== 'templates') return task.choices;
  return task.templates.find(({ index }) => index === keys[1])?.choices;
}
