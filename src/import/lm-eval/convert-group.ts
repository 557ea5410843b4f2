import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { parseLmEval, textOf, type LmEvalFile, type ReadInclude, type YamlMap, type YamlNode } from '../../formats';
import { toJson, PyDict } from '../../value';
import { convertTask, type ConvertedTask, type HarnessTask } from './convert-task';
import type { Folders } from './convert-data';
import { valueOf } from './keep-aside';
import type { Notes } from './notes';

/** What a group becomes: each draft with the task of the harness whose name and data it has. */
export interface ConvertedMember {
  readonly draft: ConvertedTask;
  readonly task: HarnessTask;
}

/** Keys of a group itself; all others are handed down to its members (`GroupConfig` and `_build_group`, 0.4.13). */
const ofGroup: ReadonlySet<string> = new Set([
  'group',
  'group_alias',
  'task',
  'aggregate_metric_list',
  'metadata',
  'tag',
]);

/**
 * The members that a group describes in place: those over the same rows become the templates of one task, as FLAN has
 * several templates for a data set. Members by name are files of their own, and are only reported.
 */
export async function convertGroup(
  file: LmEvalFile,
  folders: Folders,
  readText: ReadInclude,
  notes: Notes,
): Promise<readonly ConvertedMember[]> {
  const name = textOf(file.entries.get('group')) ?? 'group';
  return new GroupReader(folders, readText, notes).members(name, file.entries, new Map());
}

class GroupReader {
  readonly #folders: Folders;
  readonly #readText: ReadInclude;
  readonly #notes: Notes;

  constructor(folders: Folders, readText: ReadInclude, notes: Notes) {
    this.#folders = folders;
    this.#readText = readText;
    this.#notes = notes;
  }

  async members(
    name: string,
    group: ReadonlyMap<string, YamlNode>,
    inherited: ReadonlyMap<string, YamlNode>,
  ): Promise<readonly ConvertedMember[]> {
    const handedDown = new Map([...inherited, ...[...group].filter(([key]) => !ofGroup.has(key))]);
    const list = group.get('task');
    const tasks: HarnessTask[] = [];
    const below: ConvertedMember[] = [];
    for (const item of list?.kind === 'list' ? list.items : list ? [list] : []) {
      if (item.kind !== 'map') {
        this.#byName(textOf(item) ?? '', item);
      } else if (item.entries.has('group')) {
        const own = textOf(item.entries.get('group')) ?? name;
        below.push(...(await this.members(own, item.entries, handedDown)));
      } else {
        const task = await this.#task(name, item, handedDown);
        if (task) tasks.push(task);
      }
    }
    return [...this.#byData(name, tasks), ...below];
  }

  /** A member with its own keys, what it includes and what is handed down; undefined where it only names a task. */
  async #task(
    group: string,
    item: YamlMap,
    handedDown: ReadonlyMap<string, YamlNode>,
  ): Promise<HarnessTask | undefined> {
    const included = await this.#include(item);
    const entries = new Map([...handedDown, ...included, ...item.entries]);
    entries.delete('include');
    const own = textOf(entries.get('task')) ?? '';
    const name = own === '' ? group : own;
    if (!entries.has('dataset_path') && !entries.has('doc_to_text') && !entries.has('custom_dataset')) {
      const why = l10n.t('The group changes keys of a task in another file; the change was not made.');
      const remedy = l10n.t('Import that file, and change its task.');
      this.#notes.add('person', item.place, l10n.t('task {0}', name), why, remedy);
      return undefined;
    }
    return { name, entries, place: item.place };
  }

  async #include(item: YamlMap): Promise<ReadonlyMap<string, YamlNode>> {
    const include = item.entries.get('include');
    const name = textOf(include);
    if (!include || name === undefined) return new Map();
    const path = join(dirname(include.place.file), name);
    const text = await this.#readText(path);
    if (text === undefined) {
      const why = l10n.t('An included file cannot be read.');
      this.#notes.add('failed', include.place, name, why, l10n.t('Put it where this path says.'));
      return new Map();
    }
    return (await parseLmEval(text, path, this.#readText)).value?.entries ?? new Map<string, YamlNode>();
  }

  #byName(name: string, { place }: YamlNode): void {
    const why = l10n.t('The group lists tasks of other files; import those files too.');
    this.#notes.add('aside', place, l10n.t('task {0}', name), why);
  }

  /** Tasks over the same rows with the same choices, as one task with their templates. */
  #byData(group: string, tasks: readonly HarnessTask[]): readonly ConvertedMember[] {
    const found = new Map<string, ConvertedMember>();
    for (const task of tasks) {
      const draft = convertTask(task, this.#folders, this.#notes);
      if (!draft) continue;
      const key = keyOf(task, draft);
      const first = found.get(key);
      if (!first) found.set(key, { draft: { ...draft, templates: named(draft, task.name) }, task });
      else found.set(key, { draft: together(first.draft, draft, task.name), task: { ...first.task, name: group } });
    }
    return [...found.values()];
  }
}

/** What two members must share to be templates of one task. */
function keyOf({ entries }: HarnessTask, { data, choices, answer, scoring }: ConvertedTask): string {
  const kept = ['dataset_kwargs', 'process_docs'].map((key) => {
    const node = entries.get(key);
    return node ? toJson(valueOf(node)) : '';
  });
  return JSON.stringify([
    data.source,
    [...(data.splits ?? [])],
    [...(data.rename ?? [])],
    kept,
    choices,
    answer,
    scoring,
  ]);
}

function named(draft: ConvertedTask, name: string): ConvertedTask['templates'] {
  return draft.templates.map((template) => ({ ...template, name }));
}

/** The keys of the first member stand for all; a member's own go with its template. */
function together(first: ConvertedTask, { templates, extras }: ConvertedTask, name: string): ConvertedTask {
  const common = first.extras?.get('x-lm-eval');
  const own = extras?.get('x-lm-eval');
  const differing =
    own instanceof PyDict && common instanceof PyDict
      ? PyDict.of([...own.entries()].filter(([key, value]) => toJson(value) !== toJson(common.get(key) ?? null)))
      : undefined;
  const aside = differing && differing.size > 0 ? { extras: new Map([['x-lm-eval', differing]]) } : {};
  return {
    ...first,
    templates: [...first.templates, ...templates.map((template) => ({ ...template, name, ...aside }))],
  };
}
