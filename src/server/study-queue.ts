import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import { CancellationTokenSource, type TextDocuments } from 'vscode-languageserver';
import type { LanguageService } from '../language';
import type { Workspace } from './workspace';

/** Milliseconds of quiet behind the diagnostics of a file before more of its rows are looked at. */
const quiet = 400;

/**
 * Has open files studied, one after another, while nobody types: what is found in many rows follows the diagnostics as a
 * second report and never delays them. A change of any file ends the study under way.
 */
export class StudyQueue {
  readonly #service: LanguageService;
  readonly #workspace: Workspace;
  readonly #open: TextDocuments<LspDocument>;
  readonly #found: (uri: string) => void;
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #running: CancellationTokenSource | undefined;

  /** @param found called where diagnostics of a file are to be asked for again */
  constructor(
    service: LanguageService,
    workspace: Workspace,
    open: TextDocuments<LspDocument>,
    found: (uri: string) => void,
  ) {
    this.#service = service;
    this.#workspace = workspace;
    this.#open = open;
    this.#found = found;
  }

  /** Diagnostics of a file were given: it is to be studied when it has been quiet for a while. */
  add(uri: string): void {
    this.#waiting.add(uri);
    if (!this.#running) this.#wait();
  }

  /** Somebody types: what is under way waits, with what waits already. */
  pause(): void {
    this.#running?.cancel();
    if (this.#waiting.size > 0) this.#wait();
  }

  /** A file was closed. */
  remove(uri: string): void {
    this.#waiting.delete(uri);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#work(), quiet);
  }

  async #work(): Promise<void> {
    const [uri] = this.#waiting;
    if (uri === undefined || this.#running) return;
    this.#waiting.delete(uri);
    const cancel = new CancellationTokenSource();
    this.#running = cancel;
    const document = this.#open.get(uri) ? await this.#workspace.document(uri) : undefined;
    const isFound = document !== undefined && (await this.#service.study(document, cancel.token));
    this.#running = undefined;
    if (isFound) this.#found(uri);
    if (this.#waiting.size > 0) this.#wait();
  }
}
