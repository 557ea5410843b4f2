import { PyDict, toJson, type Value } from '../../value';
import type { Task, TaskTemplate } from '../../task';
import type { ExportedFile, ExportNote, TaskFormatInput } from '../task-format';
import { printMember } from './config';
import { omissionNotes } from './notes';
import { askedRows, isRanked, type Omitted } from './rows';

/** What is written of one template, and whether it asks anything. */
export interface WrittenMember {
  readonly entries: AsyncIterable<ExportedFile | ExportNote>;
  /** Documents written; known when all entries have been taken. */
  readonly documents: () => number;
}

/**
 * A template as a task of the harness with its prompts rendered: JSONL with `prompt`, `choices` and `gold` (or
 * `target`), and YAML that names these columns. Columns by name, not in Jinja: of rendered text the harness takes digits
 * for an index and brackets for a list.
 */
export function writeRendered(input: TaskFormatInput, task: Task, template: TaskTemplate, name: string): WrittenMember {
  let documents = 0;
  const omitted: Omitted = new Map();
  const path = `data/${name}.jsonl`;
  async function* lines(): AsyncGenerator<string> {
    for await (const { prompt, target, choices, gold, index, seed } of askedRows(input, task, template, omitted)) {
      documents++;
      const record: [string, Value][] = [['prompt', prompt]];
      if (choices && gold !== undefined) record.push(['choices', [...choices]], ['gold', gold]);
      record.push(['target', target], ['row', index], ['seed', seed]);
      yield `${toJson(PyDict.of(record))}\n`;
    }
  }
  async function* entries(): AsyncGenerator<ExportedFile | ExportNote> {
    yield { kind: 'file', path, content: lines() };
    yield* omissionNotes(task, template, omitted);
    if (documents === 0) return;
    const ranked = isRanked(template);
    const config = {
      ...{ name, task, template, split: 'test', docToText: 'prompt', docToTarget: ranked ? 'gold' : 'target' },
      ...(ranked ? { docToChoice: 'choices' } : {}),
      data: localData(path),
      separator: input.recipe.format.separator,
      mostTokens: input.recipe.lengths.target,
    };
    yield { kind: 'file', path: `${name}.yaml`, content: printMember(config) };
  }
  return { entries: entries(), documents: () => documents };
}

/** A file beside the YAML. The harness takes its path from the folder that it is started in. */
export function localData(path: string): readonly (readonly [string, Value])[] {
  return [
    ['dataset_path', 'json'],
    ['dataset_kwargs', PyDict.of([['data_files', PyDict.of([['test', path]])]])],
  ];
}
