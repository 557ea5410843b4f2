import type { Document } from 'yaml';
import { openDocument } from '../document';
import { parseTemplate, type ParseOptions, type Template } from '../jinja';
import type { Problem, ScalarMap, Span } from '../text';
import type { TaskCode } from './codes';
import type { Choices, JinjaField, LoadedTask, Task, TaskBase, TaskTemplate, TemplateBody } from './task';

/**
 * The same task without its two largest parts, the YAML tree and the Jinja trees, for a file that is kept among
 * hundreds which nobody has open. Both are there as before: read again from their text when they are asked for, and let
 * go again when the memory is wanted.
 */
export function leanTask(loaded: LoadedTask): LoadedTask {
  return new LeanTask(loaded, loaded.task && withoutJinja(loaded.task));
}

class LeanTask implements LoadedTask {
  readonly path: string;
  readonly text: string;
  readonly task?: Task;
  readonly problems: readonly Problem<TaskCode>[];
  readonly base?: TaskBase;
  #document: WeakRef<Document> | undefined;

  constructor({ path, text, problems, base }: LoadedTask, task: Task | undefined) {
    this.path = path;
    this.text = text;
    this.problems = problems;
    if (task) this.task = task;
    if (base !== undefined) this.base = base;
  }

  get document(): Document {
    const known = this.#document?.deref();
    if (known) return known;
    const { document } = openDocument(this.text);
    this.#document = new WeakRef(document);
    return document;
  }
}

class LeanField implements JinjaField {
  readonly text: string;
  readonly map: ScalarMap;
  readonly span: Span;
  readonly #options: ParseOptions;
  #template: WeakRef<Template> | undefined;

  constructor({ text, map, span }: JinjaField, options: ParseOptions) {
    this.text = text;
    this.map = map;
    this.span = span;
    this.#options = options;
  }

  get template(): Template {
    const known = this.#template?.deref();
    if (known) return known;
    const template = parseTemplate(this.text, this.#options);
    this.#template = new WeakRef(template);
    return template;
  }
}

/** What templates share with their task they share afterwards too. */
function withoutJinja(task: Task): Task {
  const fields = new Map<JinjaField, JinjaField>();
  const field = (full: JinjaField, keepTrailingNewline = false): JinjaField => {
    const lean = fields.get(full) ?? new LeanField(full, { keepTrailingNewline });
    fields.set(full, lean);
    return lean;
  };
  const lists = new Map<Choices, Choices>();
  const choices = (full: Choices): Choices => {
    if (full.kind === 'list') return full;
    const lean = lists.get(full) ?? { ...full, field: field(full.field) };
    lists.set(full, lean);
    return lean;
  };
  const shared = <T extends Pick<TaskTemplate, 'choices' | 'answer'>>(full: T): T => ({
    ...full,
    ...(full.choices ? { choices: choices(full.choices) } : {}),
    ...(full.answer ? { answer: field(full.answer) } : {}),
  });
  const body = (full: TemplateBody, keepNewline: boolean): TemplateBody =>
    full.kind === 'joined'
      ? { ...full, jinja: field(full.jinja, keepNewline) }
      : { ...full, input: field(full.input, keepNewline), target: field(full.target, keepNewline) };
  return {
    ...shared(task),
    templates: task.templates.map((template) => ({
      ...shared(template),
      body: body(template.body, template.keepTrailingNewline),
    })),
  };
}
