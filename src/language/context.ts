import { lintTask } from '../lint';
import type { Problem } from '../text';
import type { LanguageHost, Sample } from './host';
import type { LanguageOptions } from './options';
import { ParsedDocuments, type ParsedDocument, type ParsedTask } from './parsed-document';
import { RowCounts } from './row-counts';
import type { TextDocument } from './types';

/** What the features share: the host, the limits, and what was worked out about versions of files. */
export class Context {
  readonly host: LanguageHost;
  readonly limits: Required<LanguageOptions>;
  readonly counts = new RowCounts();
  readonly #documents = new ParsedDocuments();
  readonly #lints = new WeakMap<ParsedDocument, { readonly revision: string; readonly problems: readonly Problem[] }>();

  constructor(host: LanguageHost, options: LanguageOptions = {}) {
    this.host = host;
    this.limits = { sampleRows: 50, renderBudget: 300, ...options };
  }

  parse(document: TextDocument): ParsedDocument {
    return this.#documents.get(document);
  }

  forget(uri: string): void {
    this.#documents.forget(uri);
    this.counts.forget(uri);
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

  /** What the lint rules say, once per version of the task and of its rows. */
  lints(parsed: ParsedTask, sample: Sample): readonly Problem[] {
    const known = this.#lints.get(parsed);
    if (known?.revision === sample.revision) return known.problems;
    const { task } = parsed.loaded;
    // Without rows the rules that need them keep quiet; an empty list would tell them that there are none.
    const seen = sample.rows.length > 0 ? { rows: sample.rows, columns: sample.columns } : {};
    const problems = task ? lintTask(task, seen) : [];
    this.#lints.set(parsed, { revision: sample.revision, problems });
    return problems;
  }
}
