import * as l10n from '@vscode/l10n';
import { harnessNames } from '../lm-eval/names';
import { evaluatedTasks, writeTask } from '../lm-eval/write-task';
import { symbolicWriter } from '../lm-eval/write-symbolic';
import type { ExportedFile, ExportNote, TaskFormat, TaskFormatInput } from '../task-format';

/** lm-evaluation-harness with the templates' Jinja kept, wherever it gives the same there as here. */
export const lmEvalSymbolic: TaskFormat = {
  id: 'lm_eval_symbolic',
  summary: () => l10n.t('lm-evaluation-harness: the held-out tasks with their Jinja, where the harness understands it'),
  reads: ['eval'],
  write,
};

async function* write(input: TaskFormatInput): AsyncGenerator<ExportedFile | ExportNote> {
  const names = harnessNames();
  const writeSymbolic = symbolicWriter();
  for (const task of evaluatedTasks(input)) yield* writeTask(input, task, names, writeSymbolic);
}
