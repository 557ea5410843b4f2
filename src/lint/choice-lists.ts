import { analyse } from '../jinja';
import type { Choices, Task, TaskTemplate } from '../task';
import { bodyFields, bodyParts, templateIdentity } from '../task';
import { walkTree } from './tree';

/** A list of choices that is written out. */
export type ChoiceList = Extract<Choices, { kind: 'list' }>;

/** The written lists of a task, each once. */
export function choiceLists(task: Task): readonly ChoiceList[] {
  const all = [task.choices, ...task.templates.map(({ choices }) => choices)];
  return [...new Set(all)].filter((choices) => choices?.kind === 'list');
}

const guarded = new WeakMap<object, boolean>();

/** The written list that a template ranks for every row; undefined where a condition may leave rows out. */
export function listOfAll(template: TaskTemplate): ChoiceList | undefined {
  const { choices, scoring } = template;
  if (choices?.kind !== 'list' || scoring !== 'rank') return undefined;
  const identity = templateIdentity(template);
  let isGuarded = guarded.get(identity);
  if (isGuarded === undefined) {
    isGuarded = bodyFields(template).some(({ field }) => analyse(field.template).silent.length > 0);
    guarded.set(identity, isGuarded);
  }
  return isGuarded ? undefined : choices;
}

const byLabel = new WeakMap<Task, readonly (readonly ChoiceList[])[]>();

/** Written lists that one expression indexes, `label` in `choices[label]`: they name the same labels. */
export function listsByLabel(task: Task): readonly (readonly ChoiceList[])[] {
  let lists = byLabel.get(task);
  if (!lists) byLabel.set(task, (lists = groupByLabel(task)));
  return lists;
}

function groupByLabel(task: Task): readonly (readonly ChoiceList[])[] {
  const groups = new Map<string, Set<ChoiceList>>();
  for (const template of task.templates) {
    if (template.choices?.kind !== 'list') continue;
    const label = labelOf(template);
    if (label === undefined) continue;
    groups.set(label, (groups.get(label) ?? new Set()).add(template.choices));
  }
  return [...groups.values()].map((lists) => [...lists]);
}

const labels = new WeakMap<object, { readonly label: string | undefined }>();

/** What the target, or the answer that it prints, indexes the choices by; undefined where that is not one thing. */
function labelOf(template: TaskTemplate): string | undefined {
  const identity = templateIdentity(template);
  let known = labels.get(identity);
  if (!known) labels.set(identity, (known = { label: findLabel(template) }));
  return known.label;
}

function findLabel(template: TaskTemplate): string | undefined {
  const { target } = bodyParts(template);
  const own = indicesIn(target.field.template, target.field.text, target.span.start);
  const { answer } = template;
  const all = own.size > 0 || !answer ? own : indicesIn(answer.template, answer.text, 0);
  const [label] = all;
  return all.size === 1 ? label : undefined;
}

function indicesIn(template: Parameters<typeof walkTree>[0], text: string, from: number): Set<string> {
  const found = new Set<string>();
  walkTree(template, (node) => {
    if (node.type !== 'Item' || node.target.type !== 'Name' || node.span.start < from) return;
    if (node.target.name !== 'choices' && node.target.name !== 'answer_choices') return;
    found.add(text.slice(node.key.span.start, node.key.span.end).replace(/\s+/g, ''));
  });
  return found;
}
