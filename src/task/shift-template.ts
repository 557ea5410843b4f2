import { shift } from '../text';
import type { Choices, JinjaField, Task, TaskTemplate, TemplateBody } from './task';
import { keepHash } from './template-hash';

/** Moved templates by what they were moved from, in the end. */
const origins = new WeakMap<TaskTemplate, TaskTemplate>();

/** An object that stands for a template as long as it only moves: other versions of it have the same. */
export function templateIdentity(template: TaskTemplate): object {
  return origins.get(template) ?? template;
}

/** Tells that a template is the one of an older version, at its place now. */
export function takeIdentity(template: TaskTemplate, old: TaskTemplate): void {
  keepHash(old, template);
  origins.set(template, origins.get(old) ?? old);
}

/** The same template where text before it came or went; what it shares with the task stays where that stands. */
export function shiftTemplate(
  template: TaskTemplate,
  by: number,
  shared: Pick<Task, 'choices' | 'answer'>,
): TaskTemplate {
  if (by === 0) return template;
  const { choices, answer, body, metricsSpan } = template;
  const shifted: TaskTemplate = {
    ...template,
    nameSpan: shift(template.nameSpan, by),
    span: shift(template.span, by),
    ...(choices && choices !== shared.choices ? { choices: shiftChoices(choices, by) } : {}),
    ...(answer && answer !== shared.answer ? { answer: shiftField(answer, by) } : {}),
    body: shiftBody(body, by),
    ...(metricsSpan ? { metricsSpan: shift(metricsSpan, by) } : {}),
  };
  takeIdentity(shifted, template);
  return shifted;
}

/** The same template under a head that was read anew and says the same: it shares that one's choices and answer now. */
export function rebaseTemplate(template: TaskTemplate, by: number, from: Task, to: Task): TaskTemplate {
  const shifted = shiftTemplate(template, by, from);
  const { choices, answer } = shifted;
  const rebased: TaskTemplate = {
    ...shifted,
    ...(choices && choices === from.choices && to.choices ? { choices: to.choices } : {}),
    ...(answer && answer === from.answer && to.answer ? { answer: to.answer } : {}),
  };
  takeIdentity(rebased, template);
  return rebased;
}

function shiftBody(body: TemplateBody, by: number): TemplateBody {
  return body.kind === 'joined'
    ? { ...body, jinja: shiftField(body.jinja, by) }
    : { ...body, input: shiftField(body.input, by), target: shiftField(body.target, by) };
}

function shiftChoices(choices: Choices, by: number): Choices {
  const span = shift(choices.span, by);
  return choices.kind === 'list'
    ? { ...choices, span, items: choices.items.map((item) => ({ ...item, span: shift(item.span, by) })) }
    : { ...choices, span, field: shiftField(choices.field, by) };
}

function shiftField(field: JinjaField, by: number): JinjaField {
  return { text: field.text, map: field.map.shifted(by), template: field.template, span: shift(field.span, by) };
}
