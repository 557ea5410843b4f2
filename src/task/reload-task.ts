import type { Document } from 'yaml';
import { BlockList } from '../document';
import { shiftProblem, type Problem } from '../text';
import { buildTask } from './build-task';
import { headOf } from './carry-over';
import type { TaskCode } from './codes';
import type { TaskReader } from './jinja-field';
import { loadTemplate } from './load-templates';
import { ParsedJinja } from './parsed-jinja';
import { rebaseTemplate, shiftTemplate } from './shift-template';
import type { LoadedTask, Task } from './task';
import { taskValidator } from './validator';

/** The templates of a version in the YAML tree; undefined where a part of the file cannot be read by itself. */
const lists = new WeakMap<LoadedTask, { readonly list: BlockList | undefined }>();

/**
 * Reads a task file of which an older version is known, where all that changed lies in one template, or before them
 * all: that part alone is read, what stands behind it moves. Undefined where the file has to be read whole.
 */
export function reloadTask(before: LoadedTask, text: string): LoadedTask | undefined {
  const { task } = before;
  // A name that changes may bring back, or replace, a template that is taken over.
  if (task?.base) return undefined;
  const list = listOf(before);
  if (!task || !list || list.length !== task.templates.length) return undefined;
  return reloadTemplate(before, task, list, text) ?? reloadHead(before, task, list, text);
}

function reloadTemplate(before: LoadedTask, task: Task, list: BlockList, text: string): LoadedTask | undefined {
  const edit = list.edit(before.text, text);
  const item = edit?.opened.root?.get('templates')?.items()[0];
  if (!edit || !item) return undefined;
  const old = task.templates[edit.index]!;

  const parsed = new ParsedJinja();
  parsed.addTemplate(old);
  const found: Problem<TaskCode>[] = [...edit.opened.problems, ...taskValidator.check(edit.opened, '/templates/0')];
  const reader: TaskReader = { text: edit.opened.text, report: (problem) => found.push(problem), parsed };
  const template = shiftTemplate(loadTemplate(reader, item, edit.index, task), edit.shift, task);
  found.sort((a, b) => a.span.start - b.span.start);

  const by = edit.newEnd - edit.oldEnd;
  const templates = [
    ...task.templates.slice(0, edit.index),
    template,
    ...task.templates.slice(edit.index + 1).map((other) => shiftTemplate(other, by, task)),
  ];
  const problems = [
    ...before.problems.filter(({ span }) => span.start < edit.start),
    ...found.map((problem) => shiftProblem(problem, edit.shift)),
    ...before.problems.filter(({ span }) => span.start >= edit.oldEnd).map((problem) => shiftProblem(problem, by)),
  ];
  const loaded = new ReloadedTask(before.path, text, { ...task, templates }, problems, edit.list);
  lists.set(loaded, { list: edit.list });
  return loaded;
}

/** The head alone is read, where all the templates stand under it as before. */
function reloadHead(before: LoadedTask, task: Task, list: BlockList, text: string): LoadedTask | undefined {
  const edit = list.editHead(before.text, text);
  const root = edit?.opened.root;
  if (!edit || !root) return undefined;
  const found: Problem<TaskCode>[] = [...taskValidator.check(edit.opened)];
  const report = (problem: Problem<TaskCode>): void => void found.push(problem);
  const reader: TaskReader = { text: edit.opened.text, report, parsed: ParsedJinja.of({ ...task, templates: [] }) };
  const head = buildTask([{ path: before.path, root, reader }], root);
  if (head.base || headOf(head) !== headOf(task)) return undefined;

  const by = edit.newEnd - edit.oldEnd;
  const templates = task.templates.map((template) => rebaseTemplate(template, by, task, head));
  const problems = [
    ...found.filter(({ span }) => span.start < edit.newEnd).sort((a, b) => a.span.start - b.span.start),
    ...before.problems.filter(({ span }) => span.start >= edit.oldEnd).map((problem) => shiftProblem(problem, by)),
  ];
  const whole = { ...head, data: task.data, templates };
  const loaded = new ReloadedTask(before.path, text, whole, problems, edit.list);
  lists.set(loaded, { list: edit.list });
  return loaded;
}

function listOf(loaded: LoadedTask): BlockList | undefined {
  let known = lists.get(loaded);
  if (!known) {
    known = { list: BlockList.of(loaded.document, loaded.text, 'templates') };
    lists.set(loaded, known);
  }
  return known.list;
}

/** Its YAML tree is put together when somebody asks for it. */
class ReloadedTask implements LoadedTask {
  readonly path: string;
  readonly text: string;
  readonly task: Task;
  readonly problems: readonly Problem<TaskCode>[];
  readonly #list: BlockList;
  #document: Document | undefined;

  constructor(path: string, text: string, task: Task, problems: readonly Problem<TaskCode>[], list: BlockList) {
    this.path = path;
    this.text = text;
    this.task = task;
    this.problems = problems;
    this.#list = list;
  }

  get document(): Document {
    return (this.#document ??= this.#list.document());
  }
}
