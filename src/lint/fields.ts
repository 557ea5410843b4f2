import { bodyFields, type BodyKey, type JinjaField, type Task, type TaskTemplate } from '../task';

/** A Jinja field and what it belongs to. */
export interface PlacedField {
  readonly kind: 'data' | BodyKey | 'choices' | 'answer';
  readonly field: JinjaField;
  /** The template it belongs to; the first of those that share it, for what the task gives to all. None for `data`. */
  readonly template?: TaskTemplate;
}

/** Every Jinja field of a task once, also where templates share it. */
export function fieldsOf(task: Task): readonly PlacedField[] {
  const seen = new Set<JinjaField>();
  const out: PlacedField[] = task.dataFields.map(({ field }) => ({ kind: 'data', field }));
  const add = (kind: PlacedField['kind'], field: JinjaField | undefined, template: TaskTemplate): void => {
    if (!field || seen.has(field)) return;
    seen.add(field);
    out.push({ kind, field, template });
  };
  for (const template of task.templates) {
    if (template.choices?.kind === 'expression') add('choices', template.choices.field, template);
    add('answer', template.answer, template);
    for (const { key, field } of bodyFields(template)) add(key, field, template);
  }
  return out;
}
