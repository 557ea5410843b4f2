import * as l10n from '@vscode/l10n';
import { harnessNames } from '../lm-eval/names';
import { writeRendered } from '../lm-eval/write-rendered';
import { evaluatedTasks, writeTask } from '../lm-eval/write-task';
import type { ExportedFile, ExportNote, TaskFormat, TaskFormatInput } from '../task-format';

/**
 * lm-evaluation-harness with all prompts rendered: works for every template, random ones too. Start the harness in the
 * export's folder, for it takes the paths of data from there: `lm_eval --include_path . --tasks flan_NAME …`.
 */
export const lmEval: TaskFormat = {
  id: 'lm_eval',
  summary: () => l10n.t('lm-evaluation-harness: the held-out tasks, every prompt rendered, with YAML per template'),
  reads: ['eval'],
  write,
};

async function* write(input: TaskFormatInput): AsyncGenerator<ExportedFile | ExportNote> {
  const names = harnessNames();
  for (const task of evaluatedTasks(input)) yield* writeTask(input, task, names, writeRendered);
}
