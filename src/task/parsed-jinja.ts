import type { ParseOptions, Template } from '../jinja';
import { bodyFields } from './body';
import type { JinjaField, Task, TaskTemplate } from './task';

/** The parsed Jinja of a version of a file, by its text: most of it is in the next version too. */
export class ParsedJinja {
  readonly #plain = new Map<string, Template>();
  readonly #keepingNewline = new Map<string, Template>();

  static of(task: Task): ParsedJinja {
    const parsed = new ParsedJinja();
    for (const { field } of task.dataFields) parsed.#add(field);
    parsed.#addShared(task);
    for (const template of task.templates) parsed.addTemplate(template);
    return parsed;
  }

  addTemplate(template: TaskTemplate): void {
    this.#addShared(template);
    for (const { field } of bodyFields(template)) this.#add(field, template.keepTrailingNewline);
  }

  get(text: string, options: ParseOptions = {}): Template | undefined {
    return (options.keepTrailingNewline ? this.#keepingNewline : this.#plain).get(text);
  }

  #addShared({ choices, answer }: Pick<TaskTemplate, 'choices' | 'answer'>): void {
    if (choices?.kind === 'expression') this.#add(choices.field);
    if (answer) this.#add(answer);
  }

  #add({ text, template }: JinjaField, keepTrailingNewline = false): void {
    (keepTrailingNewline ? this.#keepingNewline : this.#plain).set(text, template);
  }
}
