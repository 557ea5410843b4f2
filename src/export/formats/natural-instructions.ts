import * as l10n from '@vscode/l10n';
import { checkNaturalInstructions, printNaturalInstructions } from '../../formats';
import type { Task, TaskTemplate } from '../../task';
import type { PyDict, Value } from '../../value';
import { collect } from '../natural-instructions/collect';
import { describeTask } from '../natural-instructions/describe';
import { giveBack } from '../natural-instructions/give-back';
import { dividePrompt } from '../natural-instructions/split-prompt';
import type { ExportedFile, ExportNote, TaskFormat, TaskFormatInput } from '../task-format';

/**
 * Natural Instructions: a file for each template, with the prompt's unchanging part as the definition. A task that was
 * imported from there is given back as the one file that it was. What the project's own checks would not accept is
 * noted.
 */
export const naturalInstructions: TaskFormat = {
  id: 'natural_instructions',
  summary: () => l10n.t('Natural Instructions: definition, examples and instances, a JSON file per template'),
  reads: ['train', 'dev', 'test'],
  write,
};

async function* write(input: TaskFormatInput): AsyncGenerator<ExportedFile | ExportNote> {
  let number = 1;
  for (const task of input.tasks) {
    const back = await giveBack(input, task);
    if (back) {
      const name = /^task\d+_/.test(task.name) ? task.name : numbered(number++, task.name);
      yield* file(name, task, undefined, back.head, back.instances);
      continue;
    }
    const remedy = l10n.t('Write why each example is right or wrong, and who contributed the tasks.');
    yield noteOf(task, undefined, l10n.t('The explanations of the examples are empty.'), remedy);
    for (const template of task.templates) {
      yield* fromTemplate(input, task, template, numbered(number++, `${task.name}_${template.name}`));
    }
  }
}

async function* fromTemplate(
  input: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  name: string,
): AsyncGenerator<ExportedFile | ExportNote> {
  const divided = dividePrompt(template);
  const { positive, negative, instances, more } = await collect(input, task, template, divided);
  if (instances.length === 0) {
    yield noteOf(task, template, l10n.t('It has no rows to make instances of; no file was written.'));
    return;
  }
  const head = new Map<string, Value>([
    ...describeTask(task),
    ['Definition', [divided?.definition ?? task.title ?? task.name]],
    ['Positive Examples', [...positive]],
    ['Negative Examples', [...negative]],
    ['Instances', []],
    ['Instance License', ['Unknown']],
  ]);
  yield* file(name, task, template, head, instances);
  if (!divided) {
    const why = l10n.t('Its prompt has no part that is the same for all rows; the task’s title is the definition.');
    yield noteOf(task, template, why, l10n.t('Write the definition.'));
  }
  if (more > 0) yield noteOf(task, template, l10n.t('{0} rows are more than a task may have.', more));
}

function* file(
  name: string,
  task: Task,
  template: TaskTemplate | undefined,
  head: ReadonlyMap<string, Value>,
  instances: readonly PyDict[],
): Generator<ExportedFile | ExportNote> {
  yield { kind: 'file', path: `${name}.json`, content: printNaturalInstructions(head, instances) };
  for (const why of checkNaturalInstructions(name, head, instances)) yield noteOf(task, template, why);
}

function noteOf(task: Task, template: TaskTemplate | undefined, why: string, remedy?: string): ExportNote {
  return {
    kind: 'note',
    file: task.path,
    what: template ? l10n.t('template "{0}"', template.name) : l10n.t('task {0}', task.name),
    why,
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** `task0001_rte_does-it-follow`: lower case, as the project's checks want it. */
function numbered(number: number, name: string): string {
  const safe = name.toLowerCase().replaceAll(/[^a-z0-9_.-]+/g, '-');
  return `task${String(number).padStart(4, '0')}_${safe}`;
}
