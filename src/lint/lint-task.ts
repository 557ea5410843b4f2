import type { Row } from '../data';
import type { Task, TaskTemplate } from '../task';
import type { Problem } from '../text';
import { knownColumns } from './known-columns';
import { LintMemory } from './lint-memory';
import { eachTemplate, ofRows } from './reach';
import { Renders } from './renders';
import type { LargerSample, LintCode, LintContext, Rule, RuleContext, Severities } from './rule';
import { rules } from './rules';

/**
 * Everything the rules find in a task, in file order. What loading it reported is not repeated.
 *
 * @param given sample rows and columns of the task's data; without them the rules that need them are silent
 * @param memory of the same file: what it knows is not asked again. The answer is the same, but that what
 * `studyTemplate` found in more rows takes the place of what would be found in these.
 */
export function lintTask(
  task: Task,
  given: LintContext = {},
  memory: LintMemory = new LintMemory(),
): readonly Problem<LintCode>[] {
  const steps = lintSteps(task, given, memory);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a few milliseconds at most where rows are few, for a shell to let other requests in between. */
export function* lintSteps(
  task: Task,
  given: LintContext,
  memory: LintMemory,
): Generator<undefined, readonly Problem<LintCode>[], undefined> {
  const { larger, rows = noRows } = given;
  const context = contextOf(task, given, memory);
  const wanted = codesOf(given);
  // Between two steps the memory may have served another version of the file.
  const begin = (): ReadonlySet<LintCode> => memory.startOver(task, { ...given, codes: wanted });
  let codes = begin();
  const single: Problem<LintCode>[] = [];
  for (const template of task.templates) {
    let isNew = false;
    const askAlone = (some: readonly Rule[]) => (): readonly Problem<LintCode>[] => {
      isNew = true;
      return ask(some, { ...task, templates: [template] }, codes, context);
    };
    // What a template of another file says is checked there; what it makes of this task's rows, here.
    if (template.from === undefined) single.push(...memory.of(template, withoutRows, askAlone(ofText)));
    const seen = larger && memory.known(template, larger);
    single.push(...(seen ?? memory.of(template, rows, askAlone(ofSample))));
    if (!isNew) continue;
    yield;
    codes = begin();
  }
  const found = task.templates.length === 0 ? ask(ofEach, task, wanted, context) : [...unique(single)];
  const whole = larger ? contextOf(task, { ...given, ...larger }, memory) : context;
  for (const rule of ofFile) {
    found.push(...ask([rule], task, wanted, whole));
    yield;
  }
  const isHere = ({ span }: Problem): boolean => span.start !== task.base?.span.start;
  const placed = task.base ? found.map(({ fix, ...rest }) => (fix && isHere(rest) ? { ...rest, fix } : rest)) : found;
  return graded(placed, wanted, given.severities).sort(
    (a, b) => a.span.start - b.span.start || (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0),
  );
}

/**
 * Asks the rules that look at rows about one template of `given.larger`, for `lintTask` to tell with the same memory.
 * Takes as long as those rows need; a shell calls it while nobody types.
 */
export function studyTemplate(task: Task, template: TaskTemplate, given: LintContext, memory: LintMemory): void {
  const { larger } = given;
  if (!larger) return;
  const codes = memory.startOver(task, { ...given, codes: codesOf(given) });
  if (memory.known(template, larger)) return;
  memory.addStudied();
  const about = { ...task, templates: [template] };
  memory.of(template, larger, () => ask(ofSample, about, codes, contextOf(task, { ...given, ...larger }, memory)));
}

/** Stands for the sample of the rules that look at none. */
const withoutRows = {};
const noRows: readonly Row[] = [];

const ofFile = rules.filter(({ code }) => !eachTemplate.has(code));
const ofEach = rules.filter(({ code }) => eachTemplate.has(code));
const ofText = ofEach.filter(({ code }) => !ofRows.has(code));
const ofSample = ofEach.filter(({ code }) => ofRows.has(code));

function contextOf(task: Task, given: LintContext & Partial<LargerSample>, memory: LintMemory): RuleContext {
  const { rows = noRows, renders = new Renders(task, rows), places = [], otherSplits = [], budget } = given;
  return {
    file: memory,
    rows,
    places,
    columns: knownColumns(task, given),
    renders,
    otherSplits,
    ...(budget ? { budget } : {}),
  };
}

/** The rules that are not silent. */
function codesOf({ severities }: LintContext): ReadonlySet<LintCode> {
  const isAsked = ({ code, isOff }: Rule): boolean => (severities?.get(code) ?? (isOff ? 'off' : 'on')) !== 'off';
  return new Set(rules.filter(isAsked).map(({ code }) => code));
}

/** What the rules of these codes say, graded as they grade it. */
function ask(
  some: readonly Rule[],
  about: Task,
  codes: ReadonlySet<LintCode>,
  context: RuleContext,
): Problem<LintCode>[] {
  return some
    .filter(({ code }) => codes.has(code))
    .flatMap(({ code, severity, check }) => [...check(about, context)].map((said) => ({ severity, ...said, code })));
}

/** With the user's grades, without what the user does not want to hear. */
function graded(
  problems: readonly Problem<LintCode>[],
  wanted: ReadonlySet<LintCode>,
  severities: Severities | undefined,
): Problem<LintCode>[] {
  return problems
    .filter(({ code }) => wanted.has(code))
    .map((problem) => {
      const severity = severities?.get(problem.code);
      return severity && severity !== 'off' ? { ...problem, severity } : problem;
    });
}

/** At one place the rules' own order counts, whichever way they were asked. */
const order: ReadonlyMap<LintCode, number> = new Map(rules.map(({ code }, i) => [code, i]));

/** A part that templates share has the same faults in each of them, if not on as many rows. */
function unique(problems: readonly Problem<LintCode>[]): readonly Problem<LintCode>[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, span }) => {
    const key = `${code} ${span.start} ${span.end} ${message.replace(/\d+/g, '#')}`;
    return !seen.has(key) && seen.add(key);
  });
}
