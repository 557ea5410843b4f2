import * as l10n from '@vscode/l10n';
import { parseNaturalInstructions } from '../../formats';
import { toJson } from '../../value';
import { faultItem, unknownCluster } from '../report/advice';
import { UNKNOWN_CLUSTER } from '../clusters';
import type { Importer } from '../importer';
import { TASK_SUFFIX } from '../names';
import { printTask } from '../print-task';
import type { ReportItem } from '../report/report';
import { placer } from '../report/report-place';
import { convertNatural, NATURAL_KEY } from './convert';

const start = { start: 0, end: 0 };

/** Tasks of Natural Instructions: a task file, and the instances as JSONL beside it. */
export const naturalInstructions: Importer = {
  id: 'natural-instructions',
  title: 'Natural Instructions',
  recognises: (text) => /^\s*\{/.test(text) && /"Definition"\s*:/.test(text) && /"Instances"\s*:/.test(text),
  convert: (file, { nameTask }) => {
    const { value, problems } = parseNaturalInstructions(file.text);
    const at = placer(file.path, file.text);
    const failed: ReportItem[] = problems.map((problem) => faultItem(problem, at));
    if (!value || value.instances.length === 0) {
      if (failed.length === 0) failed.push(at(start, l10n.t('the file'), l10n.t('It has no instances.')));
      return Promise.resolve({ files: [], converted: [], aside: [], person: [], failed });
    }
    const base = file.path.split(/[\\/]/).at(-1) ?? '';
    const name = nameTask(base.replace(/\.json$/, ''));
    const rows = `${name}.instances.jsonl`;
    const to = `${name}${TASK_SUFFIX}`;
    const task = convertNatural(value, name, rows);
    const what = l10n.t('task {0}', name);
    const kept = [...value.head.keys()].filter((key) => key !== 'Instances').join(', ');
    const unknown = unknownCluster();
    const several = value.instances.filter((instance) => [instance.get('output') ?? []].flat().length > 1).length;
    return Promise.resolve({
      files: [
        { path: to, text: printTask(task) },
        { path: rows, text: value.instances.map((instance) => `${toJson(instance)}\n`).join('') },
      ],
      converted: [
        {
          ...at(
            start,
            what,
            l10n.t('A task file was made of it, and a file of its {0} instances.', value.instances.length),
          ),
          format: 'natural-instructions',
          to,
          templates: task.templates.length,
        },
      ],
      aside: [
        at(start, `${what}: ${kept}`, l10n.t('Keys that a task has no place for are kept under {0}.', NATURAL_KEY)),
        ...(several > 0
          ? [
              at(
                start,
                l10n.t('{0}: {1} instances', what, several),
                l10n.t('There are several right answers; the first one is the target, all are in the row.'),
              ),
            ]
          : []),
      ],
      person: task.cluster === UNKNOWN_CLUSTER ? [at(start, what, unknown.why, unknown.remedy)] : [],
      failed,
    });
  },
};
