import type { Row } from '../../data';
import { isBlank, renderExample, type Task, type TaskTemplate } from '../../task';
import { PyDict, type Value } from '../../value';
import type { TaskFormatInput } from '../task-format';
import type { DividedPrompt } from './split-prompt';

/** Natural Instructions takes no more of a task. */
const MOST_INSTANCES = 6500;
const POSITIVE = 2;

/** Rows as Natural Instructions has them. */
export interface Collected {
  readonly positive: readonly Value[];
  readonly negative: readonly Value[];
  readonly instances: readonly PyDict[];
  /** Rows behind the most that a task may have. */
  readonly more: number;
}

/**
 * The rows of a task through one template, the first two as examples, the next as the wrong example where there are
 * choices to answer wrongly with. Rows with equal prompts are one instance with all of their answers, as the project's
 * checks ask for.
 */
export async function collect(
  input: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  divided: DividedPrompt | undefined,
): Promise<Collected> {
  const positive: Value[] = [];
  const negative: Value[] = [];
  const outputs = new Map<string, string[]>();
  const shown = new Set<string>();
  let more = 0;
  for await (const { row, index } of rowsOf(input, task)) {
    const rendered = renderExample(task, template, row, { seed: input.heldOutSeed(task, template.name, index) });
    if (!rendered.ok || isBlank(rendered.value)) continue;
    const { target, choices, gold } = rendered.value;
    const asked = divided ? rendered.value.input.slice(divided.length) : rendered.value.input;
    if (shown.has(asked)) continue;
    const wrong = gold === undefined ? undefined : choices?.[(gold + 1) % choices.length];
    if (positive.length < POSITIVE) {
      positive.push(example(asked, target));
      shown.add(asked);
    } else if (negative.length === 0 && wrong !== undefined && wrong !== target) {
      negative.push(example(asked, wrong));
      shown.add(asked);
    } else {
      const known = outputs.get(asked);
      if (known) known.push(...(known.includes(target) ? [] : [target]));
      else if (outputs.size < MOST_INSTANCES) outputs.set(asked, [target]);
      else more++;
    }
  }
  const instances = [...outputs].map(([asked, answers], place) =>
    PyDict.of([
      ['id', `${task.name}-${template.name}-${place}`],
      ['input', asked],
      ['output', answers],
    ]),
  );
  return { positive, negative, instances, more };
}

/** Its training rows; of a task that has none, those of its other splits. */
async function* rowsOf(
  input: TaskFormatInput,
  task: Task,
): AsyncGenerator<{ readonly row: Row; readonly index: number }> {
  const split = ['train', 'test', 'dev'].find((name) => task.data.splits.has(name));
  if (split === undefined) return;
  for await (const entry of input.rows(task, split)) {
    input.signal?.throwIfAborted();
    if (entry.kind === 'row') yield { row: entry.row, index: entry.index };
  }
}

function example(input: string, output: string): Value {
  return PyDict.of([
    ['input', input],
    ['output', output],
    ['explanation', ''],
  ]);
}
