import * as l10n from '@vscode/l10n';
import { printPromptSource, type PromptSourceFile } from '../../formats';
import type { Task } from '../../task';
import { notesOf } from '../promptsource/notes';
import { toPromptSourceFile } from '../promptsource/to-file';
import type { ExportNote, TaskFormat } from '../task-format';

/** PromptSource's `templates.yaml`, a folder per data set and subset, as its own repository has them. */
export const promptSource: TaskFormat = {
  id: 'promptsource',
  summary: () => l10n.t("PromptSource's templates.yaml: the templates of each task, without rows."),
  reads: [],
  write: async function* ({ tasks }) {
    await Promise.resolve();
    for (const [path, members] of byPath(tasks)) {
      for (const { task } of members) yield* notes(task);
      yield { kind: 'file', path, content: printPromptSource(together(members.map(({ file }) => file))) };
    }
  },
};

interface Member {
  readonly task: Task;
  readonly file: PromptSourceFile;
}

/** Tasks over one data set share a file. */
function byPath(tasks: readonly Task[]): Map<string, Member[]> {
  const paths = new Map<string, Member[]>();
  for (const task of tasks) {
    const file = toPromptSourceFile(task);
    const folders = [file.dataset, file.subset ?? ''].filter((name) => name !== '');
    const path = [...folders.map(safePath), 'templates.yaml'].join('/');
    paths.set(path, [...(paths.get(path) ?? []), { task, file }]);
  }
  return paths;
}

/** A path below the folder of the export, whatever a data set is called. */
function safePath(name: string): string {
  return name
    .split('/')
    .map((part) => part.replaceAll(/[\\:*?"<>|\0-\x1f]/g, '_').replace(/^\.+$/, '_'))
    .join('/');
}

function together(files: readonly PromptSourceFile[]): PromptSourceFile {
  const templates = new Map(files.flatMap((file) => file.templates.map((template) => [template.key, template])));
  return { ...files[0]!, templates: [...templates.values()] };
}

function notes(task: Task): ExportNote[] {
  return notesOf(task).map(({ template, what, why, remedy }) => ({
    kind: 'note',
    file: task.path,
    what: template === undefined ? what : l10n.t('template "{0}": {1}', template, what),
    why,
    ...(remedy === undefined ? {} : { remedy }),
  }));
}
