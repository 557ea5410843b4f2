import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type ScorerOptions, createScorer } from '../engine';
import {
  type Answer,
  type ChoiceScorer,
  type Question,
  type Unscored,
  type WritingQuestion,
  type WrittenAnswer,
  answerQuestions,
  buildQuestions,
  sampleRows,
} from '../evaluation';
import type { HubOptions } from '../hub';
import type { Model } from '../model';
import { evaluationSeed } from '../mixture';
import type { Recipe } from '../recipe';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import { AnswerLog } from './answer-log';
import { cutExample } from './cut-example';
import type { RunFailure } from './events';
import { readTaskRows } from './read-rows';
import type { WorkerSession } from './session';
import { write } from './write-answers';

/** The questions of a run, the same for every model that sits the exam. */
export interface Exam {
  readonly test: readonly Question[];
  /** Empty where the recipe asks for no dev rows or a task has none. */
  readonly dev: readonly Question[];
  /** Test questions whose answers are written. */
  readonly writing: readonly WritingQuestion[];
  readonly unscored: readonly Unscored[];
}

/** Draws the held-out rows and renders them through every template. */
export async function setExam(
  recipe: Recipe,
  tasks: readonly Task[],
  fs: FileSystem,
  hub: HubOptions,
  session: WorkerSession,
): Promise<Result<Exam, RunFailure>> {
  const test: Question[] = [];
  const dev: Question[] = [];
  const writing: WritingQuestion[] = [];
  const { scoring } = recipe.eval;
  const unscored: Unscored[] = [];
  for (const task of tasks) {
    await session.breathe();
    const rows = await readTaskRows(task, recipe.eval.split, fs, hub, session);
    const asked = buildQuestions(
      task,
      sample(rows, recipe.eval.limit, recipe, task, 'test'),
      evaluationSeed(recipe),
      scoring,
    );
    test.push(...asked.questions);
    writing.push(...asked.writing);
    unscored.push(...asked.unscored);
    if (rows.length === 0) {
      unscored.push({ task: task.name, reason: l10n.t('its split "{0}" has no rows', recipe.eval.split) });
    }
    if (recipe.eval.dev === 0) continue;
    if (!task.data.splits.has('dev')) {
      const message = l10n.t('{0} has no split "dev", so no template is chosen on it.', task.name);
      session.emit({ kind: 'notice', level: 'warning', message, file: task.path });
      continue;
    }
    const devRows = await readTaskRows(task, 'dev', fs, hub, session);
    const rowsAsked = sample(devRows, recipe.eval.dev, recipe, task, 'dev');
    dev.push(...buildQuestions(task, rowsAsked, evaluationSeed(recipe)).questions);
  }
  if (test.length + writing.length > 0) return ok({ test, dev, writing, unscored });
  const reasons = unscored.slice(0, 3).map(({ task, template, reason }) => `${task}/${template ?? ''}: ${reason}`);
  return err({
    code: 'nothing-to-score',
    message: l10n.t('No held-out question can be scored ({0}).', reasons.join('; ')),
    file: recipe.path,
    remedy: l10n.t('Hold out a cluster whose templates render, and look at `eval.scoring`.'),
  });
}

/** What a model made of an exam. */
export interface Sitting {
  readonly test: readonly Answer[];
  readonly dev: readonly Answer[];
  readonly written: readonly WrittenAnswer[];
  readonly seconds: number;
}

/** Has the model, as its weights are now, answer all questions; progress goes out as `scoring` events. */
export async function sitExam(
  model: Model,
  exam: Exam,
  recipe: Recipe,
  who: { readonly who: 'base' | 'tuned'; readonly seed?: number },
  session: WorkerSession,
  options: ScorerOptions = {},
): Promise<Result<Sitting, RunFailure>> {
  const start = performance.now();
  const total = exam.test.length + exam.dev.length + exam.writing.length;
  const tell = async (done: number): Promise<void> => {
    session.emit({ kind: 'scoring', ...who, done, total });
    await session.breathe();
  };
  const form = JSON.stringify([recipe.format, recipe.eval.split]);
  const log = await AnswerLog.open(session.paths.answers, model, form);
  const ranked = await rank(model, exam, recipe, { tell, log }, options);
  if (!ranked.ok) return ranked;
  const before = total - exam.writing.length;
  const tellSome = async (done: number): Promise<void> => {
    if (done % EVENT === 0 || before + done === total) await tell(before + done);
    else await session.breathe();
  };
  const written = await write(model, exam.writing, recipe, tellSome, options);
  if (!written.ok) return written;
  return ok({ ...ranked.value, written: written.value, seconds: (performance.now() - start) / 1000 });
}

/** Written answers come one by one: so many are one event. */
const EVENT = 16;

interface Course {
  readonly tell: (done: number) => Promise<void>;
  /** Keeps each answer at once. */
  readonly log: AnswerLog;
}

async function rank(
  model: Model,
  exam: Exam,
  recipe: Recipe,
  { tell, log }: Course,
  options: ScorerOptions,
): Promise<Result<Pick<Sitting, 'test' | 'dev'>, RunFailure>> {
  const created = await createScorer(model, options);
  if (!created.ok) return err({ code: 'engine-failed', message: created.error.message });
  const engine = created.value;
  try {
    const scorer: ChoiceScorer = {
      encode: (input, target) => {
        const pair = cutExample(model, { input, target }, recipe, 'answer');
        if (pair === undefined) throw new Error(l10n.t('The chat template of the model refuses a prompt: {0}', input));
        return pair;
      },
      logLikelihoods: (pairs) => engine.logLikelihoods(pairs),
    };
    const sit = (questions: readonly Question[], before: number): Promise<readonly Answer[]> =>
      answerQuestions(questions, scorer, {
        norm: recipe.eval.norm,
        known: (question) => log.find(question),
        onProgress: async (answers, done) => {
          if (answers.length > 0) await log.add(answers);
          await tell(before + done);
        },
      });
    const test = await sit(exam.test, 0);
    const dev = await sit(exam.dev, exam.test.length);
    return ok({ test, dev });
  } finally {
    await engine.dispose();
  }
}

/** Each task and split has a draw of its own, so that another task in the recipe changes no other's rows. */
function sample<T>(rows: readonly T[], limit: number, recipe: Recipe, task: Task, split: string): readonly T[] {
  return sampleRows(rows, limit, `${evaluationSeed(recipe)}/${split}/${task.name}`);
}
