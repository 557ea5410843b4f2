import * as l10n from '@vscode/l10n';
import { parseFlanPatterns, type FlanPattern, type FlanPatternSet, type FormatProblem } from '../../formats';
import { faultItem, strangeToFlan } from '../report/advice';
import { UNKNOWN_CLUSTER } from '../clusters';
import type { ImportedFile, Importer } from '../importer';
import { TASK_SUFFIX } from '../names';
import { printTask } from '../print-task';
import type { ConvertedItem, ReportItem } from '../report/report';
import { countTemplates, placer, type ItemAt } from '../report/report-place';
import { convertFlan, fieldsOfSet, rowsOf, wantedName } from './convert';
import { fieldsOf } from './pattern';

/** The pattern files of FLAN v1 and v2: a task per key. */
export const flan: Importer = {
  id: 'flan',
  title: 'FLAN',
  recognises: (text, path) => path.endsWith('.py') && /^\w*PATTERNS\w*\s*(?::[^=\n]*)?=\s*\{/m.test(text),
  convert: async ({ path, text }, { nameTask }) => {
    const { value = [], problems } = parseFlanPatterns(text);
    const at = placer(path, text);
    const files: ImportedFile[] = [];
    const converted: ConvertedItem[] = [];
    const aside: ReportItem[] = [];
    const person = problems.filter(({ severity }) => severity !== 'error').map((problem) => codeItem(problem, at));
    const failed = problems.filter(({ severity }) => severity === 'error').map((problem) => faultItem(problem, at));
    for (const set of value) {
      const task = convertFlan(set, nameTask(wantedName(set)));
      const to = `${task.name}${TASK_SUFFIX}`;
      const templates = set.patterns.length;
      const what = `${set.variable}["${set.name}"], ${countTemplates(templates)}`;
      files.push({ path: to, text: printTask(task) });
      converted.push({ ...at(set.span, what, l10n.t('A task file was made of it.')), format: 'flan', to, templates });
      aside.push(...asideOf(set, what, at));
      person.push(...doubtsOf(set, task.name, task.cluster, at));
    }
    return { files, converted, aside, person, failed };
  },
};

function codeItem({ message, span }: FormatProblem, at: ItemAt): ReportItem {
  return at(
    span,
    message,
    l10n.t('Python is read here, never run, so this was left out.'),
    l10n.t('Where its patterns are wanted, write them out as strings, or add them to the task file.'),
  );
}

function asideOf({ patterns, span }: FlanPatternSet, what: string, at: ItemAt): ReportItem[] {
  if (!patterns.some(({ fewShot }) => fewShot !== undefined)) return [];
  return [at(span, what, l10n.t('Prefixes and separators of few-shot prompts are kept under {0}.', 'x-flan'))];
}

function doubtsOf(set: FlanPatternSet, name: string, cluster: string, at: ItemAt): ReportItem[] {
  const { span, patterns } = set;
  const columns = fieldsOfSet(set).map((field) => (field === 'options_' ? 'options' : field));
  const rows = at(
    span,
    l10n.t('task {0}: {1} with the columns {2}', name, rowsOf(name), columns.join(', ')),
    l10n.t('FLAN makes the fields of its templates in Python, so the rows are not there yet.'),
    l10n.t('Write rows with these columns beside the task, or name another source with "rename" and "derive".'),
  );
  const { why, remedy } = strangeToFlan();
  const unknown = at(span, l10n.t('task {0}', name), why, remedy);
  return [
    rows,
    ...(cluster === UNKNOWN_CLUSTER ? [unknown] : []),
    ...patterns.flatMap((pattern, index) => oddFields(pattern, `type-${index}`, at)),
  ];
}

function oddFields({ inputs, targets, span }: FlanPattern, template: string, at: ItemAt): ReportItem[] {
  return fieldsOf(inputs + targets).unusable.map((name) =>
    at(
      span,
      l10n.t('template {0}, {1}', template, `{${name}}`),
      l10n.t('This is no name of a column that Jinja can read; it stands in the text as it is.'),
      l10n.t('Give the column another name, and write it in the template.'),
    ),
  );
}
