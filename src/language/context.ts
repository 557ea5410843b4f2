import { LintMemory, lintTask, type RenderSource } from '../lint';
import type { Problem } from '../text';
import type { Cancellation } from './cancellation';
import type { LanguageHost, Sample } from './host';
import type { LanguageOptions } from './options';
import { ParsedDocuments, type ParsedDocument, type ParsedTask } from './parsed-document';
import { Renders } from './renders';
import type { TextDocument } from './types';

/** What the features share: the host, the limits, and what was worked out about versions of files. */
export class Context {
  readonly host: LanguageHost;
  readonly limits: Required<LanguageOptions>;
  readonly #documents = new ParsedDocuments();
  readonly #renders = new Map<string, Renders>();
  readonly #memories = new Map<string, LintMemory>();
  readonly #lints = new WeakMap<ParsedDocument, { readonly revision: string; readonly problems: readonly Problem[] }>();

  constructor(host: LanguageHost, options: LanguageOptions = {}) {
    this.host = host;
    this.limits = { sampleRows: 50, ...options };
  }

  parse(document: TextDocument): ParsedDocument {
    return this.#documents.get(document);
  }

  forget(uri: string): void {
    this.#documents.forget(uri);
    this.#renders.delete(uri);
    this.#memories.delete(uri);
  }

  /** The task and recipe files of the workspace; `current` stands in for the host's version of the same file. */
  async workspace(current?: ParsedDocument): Promise<readonly ParsedDocument[]> {
    const documents = await this.host.documents();
    const others = documents.filter((document) => document.uri !== current?.source.uri);
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
    const { task } = parsed.loaded;
    if (!task) return undefined;
    const { uri } = parsed.source;
    let renders = this.#renders.get(uri);
    if (!renders) this.#renders.set(uri, (renders = new Renders()));
    return renders.of(task, sample, cancel);
  }

  /** What the lint rules say, once per version of the task and of its rows; nothing once cancelled. */
  async lints(parsed: ParsedTask, sample: Sample, cancel?: Cancellation): Promise<readonly Problem[]> {
    const known = this.#lints.get(parsed);
    if (known?.revision === sample.revision) return known.problems;
    const renders = await this.renders(parsed, sample, cancel);
    if (!renders || !parsed.loaded.task) return [];
    // Without rows the rules that need them keep quiet; an empty list would tell them that there are none.
    const seen = sample.rows.length > 0 ? { rows: sample.rows, columns: sample.columns, renders } : {};
    const { uri } = parsed.source;
    let memory = this.#memories.get(uri);
    if (!memory) this.#memories.set(uri, (memory = new LintMemory()));
    const problems = lintTask(parsed.loaded.task, seen, memory);
    this.#lints.set(parsed, { revision: sample.revision, problems });
    return problems;
  }
}
