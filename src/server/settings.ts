import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { readSeverities, type Severities } from '../lint';
import type { InlayHintKinds } from '../language';
import type { Capabilities } from './capabilities';

/** The section of a client's settings that is ours. */
const section = 'flan';

/**
 * What the user has set, by file where the client tells settings apart by file. A client is asked when a file's
 * settings are needed first, and again after it told of a change; one that cannot be asked tells all with the change.
 */
export class Settings {
  readonly #connection: Connection;
  readonly #capabilities: Capabilities;
  readonly #sections = new Map<string, Promise<unknown>>();
  readonly #folderOf: (uri: string) => string | undefined;
  readonly #severities = new Map<string, Promise<Severities>>();
  /** One object for equal grades, so that what was worked out with them is kept. */
  readonly #known = new Map<string, Severities>();
  #told: unknown;

  /** @param folderOf the workspace folder of a file, by whose settings the file goes; undefined for one in none */
  constructor(
    connection: Connection,
    capabilities: Capabilities,
    folderOf: (uri: string) => string | undefined = () => undefined,
  ) {
    this.#connection = connection;
    this.#capabilities = capabilities;
    this.#folderOf = folderOf;
  }

  /** Asks the client to tell of changes; for when it is ready to be asked. */
  register(): void {
    if (!this.#capabilities.configuration.hearsChanges) return;
    void this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
  }

  /** Calls `changed` after each change of the settings. */
  listen(changed: () => void): void {
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      this.#told = child(settings, section);
      void this.#askAgain(changed);
    });
  }

  /** The grades of `flan.lint.severity` for a file; what is not set or makes no sense is left out. */
  severities(uri: string): Promise<Severities> {
    const scope = this.#scopeOf(uri);
    let known = this.#severities.get(scope);
    if (!known) this.#severities.set(scope, (known = this.#ask(scope)));
    return known;
  }

  /** Which hints `flan.inlayHints` wants in a file; all of them where nothing is set. */
  async inlayHints(uri: string): Promise<InlayHintKinds> {
    const hints = child(await this.#section(this.#scopeOf(uri)), 'inlayHints');
    return { firstWords: child(hints, 'firstWords') !== false, tokens: child(hints, 'tokens') !== false };
  }

  /** Forgets the settings of a file that is closed. */
  forget(uri: string): void {
    this.#sections.delete(uri);
    this.#severities.delete(uri);
  }

  /** Editors tell of changes that are none for us too, the first time right after they were asked to tell. */
  async #askAgain(changed: () => void): Promise<void> {
    const before = [...this.#sections];
    this.#sections.clear();
    this.#severities.clear();
    // Who cannot be asked has told something, and before that nothing.
    let isSame = this.#capabilities.configuration.canAsk;
    for (const [scope, section] of before) {
      isSame &&= JSON.stringify(await this.#section(scope)) === JSON.stringify(await section);
    }
    if (!isSame) changed();
  }

  #scopeOf(uri: string): string {
    return this.#folderOf(uri) ?? uri;
  }

  async #ask(scope: string): Promise<Severities> {
    const grades = readSeverities(child(child(await this.#section(scope), 'lint'), 'severity'));
    const key = JSON.stringify([...grades]);
    const known = this.#known.get(key) ?? grades;
    this.#known.set(key, known);
    return known;
  }

  #section(uri: string): Promise<unknown> {
    if (!this.#capabilities.configuration.canAsk) return Promise.resolve(this.#told);
    let known = this.#sections.get(uri);
    if (!known) this.#sections.set(uri, (known = this.#configuration(uri)));
    return known;
  }

  async #configuration(uri: string): Promise<unknown> {
    try {
      return await this.#connection.workspace.getConfiguration({ scopeUri: uri, section });
    } catch {
      // A client that promised and does not answer: the rules' own grades hold.
      return undefined;
    }
  }
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
