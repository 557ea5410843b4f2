import { LintMemory, lintSteps, type LintContext, type Severities } from '../lint';
import type { Problem } from '../text';
import { Bases } from './bases';
import type { Cancellation } from './cancellation';
import type { LanguageHost, Sample } from './host';
import type { LanguageOptions } from './options';
import { pace, Pace } from './pace';
import type { ParsedDocument, ParsedTask } from './parsed-document';
import { ParsedDocuments } from './parsed-documents';
import { Renders, type TaskRenders } from './renders';
import type { KeptSample } from './study/kept-sample';
import { Studies } from './study/studies';
import type { TextDocument } from './types';

/** What besides its text the rules went by, for a version of a file. */
interface LintKey {
  readonly revision: string;
  readonly severities: Severities | undefined;
  readonly larger: KeptSample | undefined;
  readonly studied: number;
}

interface KnownLints extends LintKey {
  readonly problems: readonly Problem[];
}

const ownGrades: Severities = new Map();

/** What the features share: the host, the limits, and what was worked out about versions of files. */
export class Context {
  readonly host: LanguageHost;
  readonly limits: Required<LanguageOptions>;
  readonly #documents = new ParsedDocuments();
  readonly #bases: Bases;
  readonly #renders = new Map<string, Renders>();
  readonly #memories = new Map<string, LintMemory>();
  readonly #lints = new WeakMap<ParsedDocument, KnownLints>();

  /** What was found in more rows than the sample has. */
  readonly studies = new Studies();

  constructor(host: LanguageHost, options: LanguageOptions = {}) {
    this.host = host;
    this.#bases = new Bases(host, (document) => this.parse(document));
    this.limits = { sampleRows: 50, ...options };
  }

  /** The document as it reads with what it is known to extend. */
  parse(document: TextDocument): ParsedDocument {
    return this.#documents.get(document, this.#bases.of(document.uri));
  }

  /** The document with what it extends, looked up anew. */
  async read(document: TextDocument): Promise<ParsedDocument> {
    await this.#bases.bring(document);
    return this.parse(document);
  }

  forget(uri: string): void {
    this.#documents.forget(uri);
    this.#renders.delete(uri);
    this.#memories.delete(uri);
    this.studies.forget(uri);
  }

  /** Has work done on a file that nobody may have open: what it leaves is kept only where something was before. */
  async passing<T>(parsed: ParsedDocument, work: (parsed: ParsedDocument) => Promise<T>): Promise<T> {
    const { uri } = parsed.source;
    const isKnown = this.#renders.has(uri);
    try {
      return await work(this.#documents.withTrees(parsed));
    } finally {
      if (!isKnown) {
        this.#renders.delete(uri);
        this.#memories.delete(uri);
      }
    }
  }

  /** The task and recipe files of the workspace; `current` stands in for the host's version of the same file. */
  async workspace(current?: ParsedDocument): Promise<readonly ParsedDocument[]> {
    const documents = await this.host.documents();
    const others = documents.filter((document) => document.uri !== current?.source.uri);
    const parsed = current ? [current] : [];
    const pace = new Pace();
    for (const document of others) {
      const base = this.#bases.bring(document);
      if (base) await base;
      if (pace.isDue) await pace.step();
      parsed.push(this.#documents.beside(document, this.#bases.of(document.uri)));
    }
    return parsed;
  }

  /** The sample of a task's data; without rows where the task does not say where its data is. */
  async sample(parsed: ParsedTask): Promise<Sample> {
    const data = parsed.loaded.task?.data;
    if (!data) return { revision: '', split: '', rows: [], columns: [], problems: [] };
    return this.host.sampleRows(parsed.source, data, this.limits.sampleRows);
  }

  /** The sample's rows through the task's templates; undefined once cancelled. */
  async renders(parsed: ParsedTask, sample: Sample, cancel?: Cancellation): Promise<TaskRenders | undefined> {
    const { task } = parsed.whole;
    if (!task) return undefined;
    const { uri } = parsed.source;
    let renders = this.#renders.get(uri);
    if (!renders) this.#renders.set(uri, (renders = new Renders()));
    return renders.of(task, sample, cancel);
  }

  /** The grades that the user gives to rules in a file. */
  async severities({ source }: ParsedDocument): Promise<Severities> {
    return (await this.host.severities?.(source)) ?? ownGrades;
  }

  /** What the rules said about the templates of a file. */
  memory(uri: string): LintMemory {
    let memory = this.#memories.get(uri);
    if (!memory) this.#memories.set(uri, (memory = new LintMemory()));
    return memory;
  }

  /** What the rules are given besides renders, the same for the sample and for a larger one. */
  async given(parsed: ParsedTask, { rows, columns }: Sample): Promise<LintContext> {
    const severities = await this.severities(parsed);
    // Without rows the rules that need them keep quiet; an empty list would tell them that there are none.
    return rows.length > 0 ? { rows, columns, severities } : { severities };
  }

  /** What the lint rules say, once per version of the task and of its rows; nothing once cancelled. */
  async lints(parsed: ParsedTask, sample: Sample, cancel?: Cancellation): Promise<readonly Problem[]> {
    const { task } = parsed.whole;
    const { uri } = parsed.source;
    const given = await this.given(parsed, sample);
    const memory = this.memory(uri);
    const larger = task && this.studies.sampleOf(uri, task);
    const key = { revision: sample.revision, severities: given.severities, larger, studied: memory.studied };
    const known = this.#lints.get(parsed);
    if (known && isSame(known, key)) return known.problems;
    const renders = await this.renders(parsed, sample, cancel);
    if (!renders || !task) return [];
    const seen = { ...given, ...(given.rows ? { renders } : {}), ...(larger ? { larger: larger.sample } : {}) };
    const problems = await pace(lintSteps(task, seen, memory), cancel);
    if (!problems) return [];
    this.#lints.set(parsed, { ...key, problems });
    return problems;
  }
}

function isSame(a: LintKey, b: LintKey): boolean {
  return a.revision === b.revision && a.severities === b.severities && a.larger === b.larger && a.studied === b.studied;
}
