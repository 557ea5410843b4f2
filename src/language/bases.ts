import { basePathOf, type TaskBase } from '../task';
import type { LanguageHost } from './host';
import type { ParsedDocument } from './parsed-document';
import type { TextDocument } from './types';

/**
 * The task files that others extend, as the host has them: unsaved text where one is open. Known before the file that
 * extends them is read, for reading waits for nothing.
 */
export class Bases {
  readonly #host: LanguageHost;
  readonly #parse: (document: TextDocument) => ParsedDocument;
  readonly #paths = new WeakMap<TextDocument, { readonly path: string | undefined }>();
  readonly #known = new Map<string, TaskBase>();

  constructor(host: LanguageHost, parse: (document: TextDocument) => ParsedDocument) {
    this.#host = host;
    this.#parse = parse;
  }

  /** What was last brought for a file; undefined for one that extends none. */
  of(uri: string): TaskBase | undefined {
    return this.#known.get(uri);
  }

  /** Finds what a file extends, and what that extends. Nothing to wait for where it extends none, as most. */
  bring(document: TextDocument): Promise<void> | undefined {
    if (this.#pathOf(document) !== undefined) return this.#bring(document, []);
    this.#known.delete(document.uri);
    return undefined;
  }

  /** @param behind the files on the way, of which none may come again */
  async #bring(document: TextDocument, behind: readonly string[]): Promise<void> {
    const base = await this.#find(document, [...behind, document.path]);
    if (base === undefined) this.#known.delete(document.uri);
    else this.#known.set(document.uri, base);
  }

  async #find(document: TextDocument, behind: readonly string[]): Promise<TaskBase | undefined> {
    const path = this.#pathOf(document);
    if (path === undefined) return undefined;
    if (behind.includes(path)) return 'circular';
    const documents = await this.#host.documents();
    const found = documents.find((other) => other.path === path) ?? (await this.#host.documentAt?.(path, document));
    if (!found) return 'missing';
    await this.#bring(found, behind);
    const parsed = this.#parse(found);
    return parsed.kind === 'task' ? parsed.whole : 'missing';
  }

  #pathOf(document: TextDocument): string | undefined {
    let known = this.#paths.get(document);
    if (!known) this.#paths.set(document, (known = { path: basePathOf(document.text, document.path) }));
    return known.path;
  }
}
