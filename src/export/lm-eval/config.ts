import { printReadableYaml } from '../../formats';
import { templateHash, type Task, type TaskTemplate } from '../../task';
import { PyDict, PyFloat, type Value } from '../../value';

/** What one exported template asks, in the harness's keys. */
export interface MemberConfig {
  readonly name: string;
  readonly task: Task;
  readonly template: TaskTemplate;
  /** `dataset_path` and what belongs to it, in the harness's keys. */
  readonly data: readonly (readonly [string, Value])[];
  /** The data set's split, as `data` names it. */
  readonly split: string;
  readonly docToText: string;
  /** A Jinja text, a column, or a constant index. */
  readonly docToTarget: string;
  /** For rank classification: a list, a column or a Jinja text. */
  readonly docToChoice?: Value;
  readonly separator: string;
  /** Most tokens of an answer that is generated. */
  readonly mostTokens: number;
}

/** Measures that the harness has under the same name, each aggregated by its own function. */
const corpusMetrics: ReadonlySet<string> = new Set(['bleu', 'chrf', 'ter']);

/** The YAML of one template as a task of the harness. What stands between prompt and answer is always said. */
export function printMember(config: MemberConfig): string {
  const { name, task, template, data, split, docToText, docToTarget, docToChoice, separator } = config;
  return printReadableYaml(
    PyDict.of([
      ['task', name],
      ['task_alias', template.name],
      ...data,
      ['test_split', split],
      ['output_type', docToChoice === undefined ? 'generate_until' : 'multiple_choice'],
      ['doc_to_text', docToText],
      ['doc_to_target', docToTarget],
      ...(docToChoice === undefined ? [] : [['doc_to_choice', docToChoice] as const]),
      ['target_delimiter', separator],
      ...(docToChoice === undefined ? [['generation_kwargs', generation(config)] as const] : []),
      ['metric_list', memberMetrics(template, docToChoice !== undefined)],
      ['metadata', provenance(task, template)],
    ]),
  );
}

/** For whoever opens a group's file: the harness itself takes paths from where it is started. */
const hint = (name: string): string => `# Start the harness in this folder: lm_eval --include_path . --tasks ${name}\n`;

/** The YAML of a group: the mean over its members, each weighing as many as it has documents. */
export function printGroup(name: string, task: Task, members: readonly string[], isRanked: boolean): string {
  const metrics = isRanked ? ['acc', 'acc_norm'] : ['exact_match'];
  const text = printReadableYaml(
    PyDict.of([
      ['group', name],
      ['group_alias', `${task.title ?? task.name}${isRanked ? '' : ' (generated)'}`],
      ['task', [...members]],
      [
        'aggregate_metric_list',
        metrics.map((metric) =>
          PyDict.of([
            ['metric', metric],
            ['aggregation', 'mean'],
            ['weight_by_size', true],
          ]),
        ),
      ],
      [
        'metadata',
        PyDict.of([
          ['version', new PyFloat(1)],
          ['cluster', task.cluster],
        ]),
      ],
    ]),
  );
  return hint(name) + text;
}

function memberMetrics({ metrics }: TaskTemplate, isRanked: boolean): Value {
  const mean = isRanked ? ['acc', 'acc_norm'] : ['exact_match'];
  const own = isRanked ? [] : metrics.filter((metric) => corpusMetrics.has(metric));
  return [
    ...mean.map((metric) => metricOf(metric, 'mean', true)),
    ...own.map((metric) => metricOf(metric, metric, metric !== 'ter')),
  ];
}

function metricOf(metric: string, aggregation: string, higherIsBetter: boolean): Value {
  return PyDict.of([
    ['metric', metric],
    ['aggregation', aggregation],
    ['higher_is_better', higherIsBetter],
  ]);
}

/** Greedy, up to the model's own end of text: a target may hold any number of newlines. */
function generation({ mostTokens }: MemberConfig): Value {
  return PyDict.of([
    ['until', []],
    ['do_sample', false],
    ['max_gen_toks', mostTokens],
  ]);
}

function provenance(task: Task, template: TaskTemplate): Value {
  return PyDict.of([
    ['version', new PyFloat(1)],
    ['task', task.name],
    ['cluster', task.cluster],
    ['template', template.name],
    ['template_hash', templateHash(template)],
    ['kind', template.kind],
  ]);
}
