import { LintMemory, lintTask, type RenderSource, type Severities } from '../lint';
import type { Problem } from '../text';
import { Bases } from './bases';
import type { Cancellation } from './cancellation';
import type { LanguageHost, Sample } from './host';
import type { LanguageOptions } from './options';
import { ParsedDocuments, type ParsedDocument, type ParsedTask } from './parsed-document';
import { Renders } from './renders';
import type { TextDocument } from './types';

/** What the rules said of a version of a file, and what besides its text they went by. */
interface KnownLints {
  readonly revision: string;
  readonly severities: Severities;
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
  }

  /** Has work done on a file that nobody may have open: what it rendered is kept only where something was before. */
  async passing<T>(uri: string, work: () => Promise<T>): Promise<T> {
    const isKnown = this.#renders.has(uri);
    try {
      return await work();
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
    await Promise.all(others.map((document) => this.#bases.bring(document)));
    return [...(current ? [current] : []), ...others.map((document) => this.parse(document))];
  }

  /** The sample of a task's data; without rows where the task does not say where its data is. */
  async sample(parsed: ParsedTask): Promise<Sample> {
    const data = parsed.loaded.task?.data;
    if (!data) return { revision: '', split: '', rows: [], columns: [], problems: [] };
    return this.host.sampleRows(parsed.source, data, this.limits.sampleRows);
  }

  /** The sample's rows through the task's templates; undefined once cancelled. */
  async renders(parsed: ParsedTask, sample: Sample, cancel?: Cancellation): Promise<RenderSource | undefined> {
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

  /** What the lint rules say, once per version of the task and of its rows; nothing once cancelled. */
  async lints(parsed: ParsedTask, sample: Sample, cancel?: Cancellation): Promise<readonly Problem[]> {
    const known = this.#lints.get(parsed);
    const severities = await this.severities(parsed);
    if (known?.revision === sample.revision && known.severities === severities) return known.problems;
    const renders = await this.renders(parsed, sample, cancel);
    if (!renders || !parsed.whole.task) return [];
    // Without rows the rules that need them keep quiet; an empty list would tell them that there are none.
    const seen = sample.rows.length > 0 ? { rows: sample.rows, columns: sample.columns, renders } : {};
    const { uri } = parsed.source;
    let memory = this.#memories.get(uri);
    if (!memory) this.#memories.set(uri, (memory = new LintMemory()));
    const problems = lintTask(parsed.whole.task, { ...seen, severities }, memory);
    this.#lints.set(parsed, { revision: sample.revision, severities, problems });
    return problems;
  }
}
