import * as l10n from '@vscode/l10n';
import { compareSnapshot, identify, rowKey, tellFinding } from '../../snapshot';
import { bodyParts, isBlank, renderExample, type RenderFailure, type Task, type TaskTemplate } from '../../task';
import { spanOf, type Problem, type Span } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { tellProblem } from '../data-problems';
import { problemsOf } from '../diagnostics';
import type { Sample } from '../host';
import { Pace } from '../pace';
import type { ParsedDocument, ParsedSnapshot, ParsedTask } from '../parsed-document';
import { seedOf } from '../renders';
import type { Location } from '../types';
import type {
  CheckModel,
  CheckParams,
  CheckProblem,
  RowFailures,
  SnapshotCheck,
  TaskUnchecked,
  TemplateCheck,
} from './model';
import { snapshotOf } from './snapshot-of';

/** Renders every row of the sample through the templates that are asked for, and says all there is to say of each. */
export async function checkTemplates(
  context: Context,
  parsed: ParsedDocument,
  { templates: names }: CheckParams,
  cancel?: Cancellation,
): Promise<CheckModel> {
  if (parsed.kind !== 'task') return unchecked('not-a-task', l10n.t('This is not a task file.'));
  const { task } = parsed.whole;
  if (!task) {
    const fault = parsed.whole.problems.find(({ severity }) => severity === 'error');
    const message = fault?.message ?? l10n.t('This task file could not be read.');
    return unchecked('no-task', message, fault && locate(parsed, fault.span));
  }
  const sample = await context.sample(parsed);
  if (sample.rows.length === 0) {
    const [first] = sample.problems;
    const message = first ? tellProblem(first, parsed.source.path) : l10n.t('The data of this task has no rows.');
    return unchecked('no-rows', message, locate(parsed, task.dataSpan));
  }
  const problems = await problemsOf(context, parsed, cancel);
  const snapshot = await snapshotOf(context, parsed);
  const pace = new Pace(cancel);
  const checks: TemplateCheck[] = [];
  for (const template of task.templates) {
    if (names && !names.includes(template.name)) continue;
    const check = await checkTemplate({ parsed, task, sample, problems, snapshot, pace }, template);
    if (!check) return unchecked('cancelled', l10n.t('The check was cancelled.'));
    checks.push(check);
  }
  return {
    kind: 'checked',
    split: sample.split,
    rows: sample.rows.length,
    templates: checks,
    problems: problems
      .filter(({ span }) => !task.templates.some((template) => template.from === undefined && isIn(span, template)))
      .map((problem) => toCheckProblem(parsed, problem)),
  };
}

/** What all templates of a task are checked with. */
interface Checking {
  readonly parsed: ParsedTask;
  readonly task: Task;
  readonly sample: Sample;
  readonly problems: readonly Problem[];
  readonly snapshot: ParsedSnapshot | undefined;
  readonly pace: Pace;
}

/** Undefined once cancelled. */
async function checkTemplate(checking: Checking, template: TaskTemplate): Promise<TemplateCheck | undefined> {
  const { parsed, task, sample, problems, snapshot, pace } = checking;
  const failures: (RenderFailure & { readonly row: string })[] = [];
  let [rendered, blank, milliseconds] = [0, 0, 0];
  for (const [place, row] of sample.rows.entries()) {
    // Others have their turn here; the time that they take is not the template's.
    await pace.step();
    if (pace.cancelled) return undefined;
    const started = performance.now();
    const example = renderExample(task, template, row, seedOf(sample, place));
    milliseconds += performance.now() - started;
    if (!example.ok) failures.push({ ...example.error, row: rowKey(identify(sample, place)) });
    else if (isBlank(example.value)) blank++;
    else rendered++;
  }
  const started = performance.now();
  const pinned = snapshot && compare(checking, snapshot, template);
  milliseconds += performance.now() - started;
  return {
    name: template.name,
    places: placesOf(parsed, template),
    rendered,
    blank,
    failures: grouped(parsed, failures),
    problems: problems
      .filter(({ code, span }) => code !== 'empty-render' && template.from === undefined && isIn(span, template))
      .map((problem) => toCheckProblem(parsed, problem)),
    ...(pinned ? { snapshot: pinned } : {}),
    milliseconds,
  };
}

function compare(
  { task, sample }: Checking,
  snapshot: ParsedSnapshot,
  template: TaskTemplate,
): SnapshotCheck | undefined {
  const content = snapshot.loaded.snapshot;
  if (!content) return undefined;
  const { same, findings, missing } = compareSnapshot(task, content, sample, [template]);
  if (missing.length > 0) return undefined;
  return {
    same,
    differences: findings.map((finding) => {
      const texts = finding.kind === 'changed' && { texts: { expected: finding.expected, actual: finding.actual } };
      const part = finding.kind === 'changed' ? finding.part : 'input';
      const location = locate(snapshot, finding.span);
      return { message: tellFinding(finding), isStale: finding.kind === 'stale-row', part, location, ...texts };
    }),
  };
}

/** The first character of each part, so that what is said of it stands at one line, whatever the part's length. */
function placesOf(parsed: ParsedTask, template: TaskTemplate): TemplateCheck['places'] {
  const { input, target } = bodyParts(template);
  const begin = ({ start }: Span): Location => locate(parsed, spanOf(start, start + 1));
  return { input: begin(input.place), target: begin(target.place) };
}

/** One entry per reason and place, in the order of the rows. */
function grouped(
  parsed: ParsedTask,
  failures: readonly (RenderFailure & { readonly row: string })[],
): readonly RowFailures[] {
  const groups = new Map<string, RowFailures>();
  for (const { message, span, row } of failures) {
    const key = `${span.start} ${message}`;
    const known = groups.get(key);
    groups.set(
      key,
      known ? { ...known, count: known.count + 1 } : { message, location: locate(parsed, span), first: row, count: 1 },
    );
  }
  return [...groups.values()];
}

function isIn({ start }: Span, { span }: TaskTemplate): boolean {
  return start >= span.start && start < span.end;
}

function toCheckProblem(parsed: ParsedDocument, { severity, code, message, span }: Problem): CheckProblem {
  return { severity, code, message, location: locate(parsed, span) };
}

function unchecked(reason: TaskUnchecked['reason'], message: string, location?: Location): TaskUnchecked {
  return { kind: 'unchecked', reason, message, ...(location ? { location } : {}) };
}

function locate(parsed: ParsedDocument, span: Span): Location {
  return { uri: parsed.source.uri, range: parsed.range(span) };
}
