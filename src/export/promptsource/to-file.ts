import type { PromptSourceFile } from '../../formats';
import type { Task } from '../../task';
import { Kept } from './kept';
import { toPromptSource } from './to-template';

/**
 * A task as a file of PromptSource: under the names it was imported with, else under those of its data set on the hub,
 * else under its own.
 */
export function toPromptSourceFile(task: Task): PromptSourceFile {
  const kept = Kept.of(task);
  const { source } = task.data;
  const dataset = kept.text('dataset') ?? (source.kind === 'hf' ? source.id : task.name);
  const config = source.kind === 'hf' ? source.config : undefined;
  const subset = kept.isThere ? kept.textOrNull('subset') : config;
  return {
    dataset,
    ...(subset === undefined ? {} : { subset }),
    templates: task.templates.map((template) => toPromptSource(task, template)),
    stray: kept.map('stray'),
  };
}
