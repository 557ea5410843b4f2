import { createHash } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Answer, Question } from '../evaluation';
import type { Model } from '../model';
import { readJsonLines } from './json-lines';

/** What a model said of a question: enough to make the answer again. */
interface AnswerRecord {
  /** The model's and the question's fingerprints: what was answered before counts only for the same of both. */
  readonly model: string;
  readonly question: string;
  readonly logLikelihoods: readonly number[];
}

/**
 * Answers on the disk as they come, one line each, so that a run that is ended midway need not ask again. A line that
 * was not written to its end is asked for anew.
 */
export class AnswerLog {
  readonly #path: string;
  readonly #model: string;
  readonly #known: ReadonlyMap<string, readonly number[]>;

  private constructor(path: string, model: string, known: ReadonlyMap<string, readonly number[]>) {
    this.#path = path;
    this.#model = model;
    this.#known = known;
  }

  /** @param form what else the answers hang on: how questions are put to the model. */
  static async open(path: string, model: Model, form: string): Promise<AnswerLog> {
    await mkdir(dirname(path), { recursive: true });
    const fingerprint = createHash('sha256')
      .update(`${fingerprintOf(model)}\n${form}`)
      .digest('hex')
      .slice(0, 16);
    const known = new Map<string, readonly number[]>();
    for (const record of await readJsonLines(path))
      if (isRecord(record) && record.model === fingerprint) known.set(record.question, record.logLikelihoods);
    // Ends a line that a crash has torn.
    if (known.size > 0) await appendFile(path, '\n');
    return new AnswerLog(path, fingerprint, known);
  }

  /** What was answered before, undefined where nothing was. */
  find(question: Question): readonly number[] | undefined {
    const known = this.#known.get(keyOf(question));
    return known?.length === question.choices.length ? known : undefined;
  }

  async add(answers: readonly Answer[]): Promise<void> {
    const lines = answers.map(({ question, logLikelihoods }) => {
      const record: AnswerRecord = { model: this.#model, question: keyOf(question), logLikelihoods };
      return `${JSON.stringify(record)}\n`;
    });
    await appendFile(this.#path, lines.join(''));
  }
}

function keyOf({ task, template, row, prompt, choices }: Question): string {
  return createHash('sha256')
    .update(JSON.stringify([task, template, row, prompt, choices]))
    .digest('hex')
    .slice(0, 32);
}

/** Numbers that lie evenly in each weight: training changes weights everywhere, so that these few tell models apart. */
const SAMPLED = 64;

function fingerprintOf({ weights, stored, adapters }: Model): string {
  const hash = createHash('sha256');
  for (const [name, { data }] of [...weights, ...(adapters?.weights ?? [])]) {
    hash.update(name);
    const last = data.length - 1;
    hash.update(Float64Array.from({ length: SAMPLED }, (_, i) => data[Math.floor((last * i) / (SAMPLED - 1))]!));
  }
  for (const [name, { file, offset, bytes }] of stored ?? []) hash.update(JSON.stringify([name, file, offset, bytes]));
  return hash.digest('hex');
}

function isRecord(value: unknown): value is AnswerRecord {
  return (
    typeof value === 'object' && value !== null && 'model' in value && 'question' in value && 'logLikelihoods' in value
  );
}
