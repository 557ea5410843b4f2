import { DocumentDiagnosticReportKind, type Diagnostic, type DocumentDiagnosticReport } from 'vscode-languageserver';

interface Known {
  readonly id: string;
  readonly content: string;
}

/** What a client was last told about each file, so that the same is not told again. */
export class Reports {
  readonly #known = new Map<string, Known>();
  #count = 0;

  /** The answer to a client that has the report `previous` already. */
  of(uri: string, items: readonly Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const before = this.#known.get(uri)?.id;
    const id = this.#keep(uri, JSON.stringify(items));
    return previous !== undefined && id === before && id === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  }

  /** Whether a client that is told without asking does not know this yet. */
  isNew(uri: string, version: number, items: readonly Diagnostic[]): boolean {
    const before = this.#known.get(uri)?.id;
    return this.#keep(uri, JSON.stringify([version, items])) !== before;
  }

  /** The file was closed. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** The name of what is told about a file: the one that it has, as long as the content is the same. */
  #keep(uri: string, content: string): string {
    const before = this.#known.get(uri);
    if (before?.content === content) return before.id;
    const id = String(++this.#count);
    this.#known.set(uri, { id, content });
    return id;
  }
}
