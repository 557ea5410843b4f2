import { bodyFields, type TaskTemplate } from '../../task';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import type { VariantParams, VariantQuestion } from './model';

/**
 * What to ask a language model for variants of a template. In English, as the models' own instructions are; no row of
 * the data is in it.
 */
export async function variantQuestion(
  context: Context,
  parsed: ParsedDocument,
  { template: name, count }: VariantParams,
): Promise<VariantQuestion | undefined> {
  const task = parsed.kind === 'task' ? parsed.loaded.task : undefined;
  const template = task?.templates.find((other) => other.name === name);
  if (parsed.kind !== 'task' || !task || !template) return undefined;
  const { columns } = await context.sample(parsed);
  const others = task.templates.filter((other) => other !== template).map((other) => `- ${other.name}`);
  const text = [
    `Write ${String(count)} variants of an instruction template for the task "${task.title ?? task.name}" (cluster: ${task.cluster}).`,
    'Each variant asks for the very same answer in other words, as FLAN does with ten templates per task: vary the',
    'wording, the order of the parts and how the question is put. Keep every variable that the template prints and',
    'print no other column. Leave the target as it is.',
    '',
    'Templates are Jinja. These names can be printed:',
    ...columns.map((column) => `- ${column.name} (${column.type})`),
    ...(template.choices ? ['- options_ (the list of answer choices)', '- answer (the right choice)'] : []),
    '',
    'The template:',
    '```yaml',
    written(template),
    '```',
    ...(others.length > 0 ? ['', 'Names that are taken:', ...others] : []),
    '',
    'Answer with one YAML block and nothing else: a list of maps with the keys name, input and target, where input is a',
    'literal block (|-) and name is of lower-case words joined by "-".',
  ];
  return { text: text.join('\n') };
}

/** The template's texts, as JSON strings: they are YAML too, and nothing of them is lost. */
function written(template: TaskTemplate): string {
  const texts = bodyFields(template).map(({ key, field }) => `  ${key}: ${JSON.stringify(field.text)}`);
  return [`- name: ${JSON.stringify(template.name)}`, ...texts].join('\n');
}
