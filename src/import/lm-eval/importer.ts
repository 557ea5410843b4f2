import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { parseLmEval, textOf, type LmEvalFile, type Place, type YamlNode } from '../../formats';
import { PyDict, pyStr } from '../../value';
import { unreadable, unknownCluster } from '../report/advice';
import { guessCluster, UNKNOWN_CLUSTER } from '../clusters';
import type { ImportContext, Imported, ImportedFile, Importer, SourceFile } from '../importer';
import { convertGroup } from './convert-group';
import { convertTask, type ConvertedTask, type HarnessTask } from './convert-task';
import { Notes } from './notes';
import { TASK_SUFFIX } from '../names';
import { printTask } from '../print-task';
import type { ConvertedItem } from '../report/report';

/**
 * Tasks and groups of lm-evaluation-harness (format of 0.4.13). A task becomes a task file with one template; the
 * members that a group describes in place become files, those over the same data the templates of one.
 */
export const lmEval: Importer = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness',
  recognises: (text) =>
    !/^(?:flan|templates)\s*:/m.test(text) &&
    /^["']?(?:doc_to_\w+|output_type|dataset_path|metric_list|aggregate_metric_list|(?:task|group|include|class)["']?\s*:)/m.test(
      text,
    ),
  convert: async (file, context) => {
    const { value, problems } = await parseLmEval(file.text, file.path, context.readText);
    const notes = new Notes();
    const { why, remedy } = unreadable();
    for (const { message, place } of problems) notes.add('failed', place, message, why, remedy);
    return value ? await convertFile(value, file, context, notes) : gathered([], [], notes);
  },
};

async function convertFile(
  value: LmEvalFile,
  file: SourceFile,
  context: ImportContext,
  notes: Notes,
): Promise<Imported> {
  const folders = { from: file.path, out: context.out };
  const start: Place = { file: file.path, line: 1, column: 1 };
  const files: ImportedFile[] = [];
  const converted: ConvertedItem[] = [];
  const write = (task: ConvertedTask, { name, entries, place }: HarnessTask): void => {
    const cluster = clusterOf(name, entries);
    if (cluster === undefined) {
      const { why, remedy } = unknownCluster();
      notes.add('person', place, l10n.t('task {0}', name), why, remedy);
    }
    const safe = context.nameTask(name);
    const to = `${safe}${TASK_SUFFIX}`;
    const draft = { name: safe, cluster: cluster ?? UNKNOWN_CLUSTER, ...task };
    files.push({ path: to, text: printTask(draft) });
    const what = l10n.t('task {0}', name);
    const why = l10n.t('A task file was made of it.');
    converted.push({ ...place, what, why, remedy: '', format: 'lm-eval', to, templates: task.templates.length });
    noteAside(task, place, what, notes);
  };
  switch (value.kind) {
    case 'task': {
      const task = { name: nameOf(value), entries: value.entries, place: value.entries.get('task')?.place ?? start };
      const draft = convertTask(task, folders, notes);
      if (draft) write(draft, task);
      break;
    }
    case 'group':
      for (const { draft, task } of await convertGroup(value, folders, context.readText, notes)) write(draft, task);
      break;
    case 'class':
      notes.add(
        'person',
        value.entries.get('class')?.place ?? start,
        'class',
        l10n.t('The task is written in Python; its code is not run here.'),
        l10n.t('Write its data and templates anew.'),
      );
      break;
    case 'part':
      notes.add('aside', start, l10n.t('the file'), l10n.t('It is no task, but what the files that include it share.'));
  }
  return gathered(files, converted, notes);
}

/** Where the task's name is no text, or none, the file's stands for it. */
function nameOf({ entries, path }: LmEvalFile): string {
  const name = textOf(entries.get('task')) ?? '';
  return name === '' ? basename(path).replace(/\.ya?ml$/, '') : name;
}

/** Our own exports say in their metadata what they were made of. */
function clusterOf(name: string, entries: ReadonlyMap<string, YamlNode>): string | undefined {
  const metadata = entries.get('metadata');
  const said = metadata?.kind === 'map' ? textOf(metadata.entries.get('cluster')) : undefined;
  const texts = ['dataset_name', 'dataset_path', 'tag'].map((key) => textOf(entries.get(key)));
  return said !== undefined && said !== '' ? said : guessCluster([name, ...texts]);
}

function noteAside({ extras }: ConvertedTask, place: Place, what: string, notes: Notes): void {
  const kept = extras?.get('x-lm-eval');
  if (!(kept instanceof PyDict) || kept.size === 0) return;
  const why = l10n.t('Keys that a task has no place for are kept under {0}.', 'x-lm-eval');
  notes.add('aside', place, `${what}: ${[...kept.keys()].map(pyStr).join(', ')}`, why);
}

function gathered(files: ImportedFile[], converted: ConvertedItem[], { aside, person, failed }: Notes): Imported {
  return { files, converted, aside, person, failed };
}
