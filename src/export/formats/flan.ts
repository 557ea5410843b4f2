import * as l10n from '@vscode/l10n';
import { printFlanPatterns, type FlanPatternSet } from '../../formats';
import { toFlanSet, type ConvertedSet } from '../flan/to-set';
import type { ExportNote, TaskFormat } from '../task-format';

/** FLAN's own `templates.py`: the patterns of all tasks in one dictionary. */
export const flan: TaskFormat = {
  id: 'flan',
  summary: () => l10n.t("FLAN's templates.py: the patterns of all tasks with {field} placeholders, without rows."),
  reads: [],
  write: async function* ({ tasks }) {
    await Promise.resolve();
    const sets: FlanPatternSet[] = [];
    for (const task of tasks) {
      const converted = toFlanSet(task);
      yield* notes(task.path, converted);
      if (converted.set.patterns.length > 0) sets.push(converted.set);
    }
    yield {
      kind: 'file',
      path: 'templates.py',
      content: printFlanPatterns(sets.map((set) => withoutLostAlias(set, sets))),
    };
  },
};

/** A list is shared only as long as both are there and are the same. */
function withoutLostAlias({ aliasOf, ...set }: FlanPatternSet, sets: readonly FlanPatternSet[]): FlanPatternSet {
  const other = sets.find(({ variable, name }) => variable === set.variable && name === aliasOf);
  const isSame = other !== undefined && other.aliasOf === undefined && textOf(other) === textOf(set);
  return aliasOf !== undefined && isSame ? { ...set, aliasOf } : set;
}

function textOf({ patterns }: FlanPatternSet): string {
  return JSON.stringify(patterns.map(({ inputs, targets, fewShot }) => [inputs, targets, ...(fewShot ?? [])]));
}

function notes(file: string, { left }: ConvertedSet): ExportNote[] {
  return left.map(({ name }) => ({
    kind: 'note',
    file,
    what: l10n.t('template "{0}"', name),
    why: l10n.t('FLAN has placeholders only; a template with conditions, filters or paths was left out.'),
    remedy: l10n.t('Make the text a column under "derive", and print that.'),
  }));
}
