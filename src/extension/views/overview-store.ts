import * as vscode from 'vscode';
import type { WorkspaceOverview } from '../../language';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';

/** The newest overview of the workspace, asked for by whoever shows some of it, and asked for again when it is out of date. */
export class OverviewStore {
  readonly #own = new Disposables();
  readonly #server: LanguageServer;
  readonly #changed = this.#own.add(new vscode.EventEmitter<WorkspaceOverview>());
  /** A newer one is there. */
  readonly onDidChange = this.#changed.event;
  #asking: Promise<WorkspaceOverview> | undefined;
  #newest: WorkspaceOverview | undefined;
  /** Whether it went out of date while the answer was under way. */
  #again = false;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#own.add(server.onOverviewStale(() => void this.#refresh()));
  }

  /** What is known without waiting. */
  get newest(): WorkspaceOverview | undefined {
    return this.#newest;
  }

  /** Waits for the first; from then on the store keeps itself up to date. Rejects where the server cannot start. */
  async get(): Promise<WorkspaceOverview> {
    return this.#newest ?? this.#ask();
  }

  dispose(): void {
    this.#own.dispose();
  }

  #ask(): Promise<WorkspaceOverview> {
    this.#asking ??= this.#request().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #request(): Promise<WorkspaceOverview> {
    await this.#server.started;
    const overview = await this.#server.overview();
    this.#newest = overview;
    this.#changed.fire(overview);
    return overview;
  }

  async #refresh(): Promise<void> {
    if (this.#asking !== undefined) {
      this.#again = true;
      return;
    }
    do {
      this.#again = false;
      try {
        await this.#ask();
      } catch {
        // The server is going or gone; whoever asks next hears why.
        return;
      }
    } while (this.#isOutOfDate());
  }

  #isOutOfDate(): boolean {
    return this.#again;
  }
}
