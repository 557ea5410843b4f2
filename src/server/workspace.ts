import { readdir, readFile } from 'node:fs/promises';
import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { nodeFileSystem } from '../data';
import type { TextDocument } from '../language';
import { isInside } from './inside';

/** Globs of the files that the language service knows. */
export const flanFiles = ['**/*.task.flan.yaml', '**/*.recipe.flan.yaml'];

/** The workspace folders and the task and recipe files in them: unsaved text where a file is open, else the stored. */
export class Workspace {
  readonly #opened: (uri: string) => LspDocument | undefined;
  /** Stored files by URI; each change of one gives it a new version, below those that editors count. */
  readonly #stored = new Map<string, TextDocument>();
  #folders: readonly string[] = [];
  #listed: Promise<void> | undefined;
  #versions = 0;

  constructor(opened: (uri: string) => LspDocument | undefined) {
    this.#opened = opened;
  }

  /** Absolute paths with forward slashes; folders that are not on a disk are left out. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  open(uris: readonly string[]): void {
    this.#folders = uris.filter((uri) => uri.startsWith('file:')).map(toPath);
    this.#stored.clear();
    this.#listed = undefined;
  }

  /** The document with a URI, open or stored; undefined where there is none. */
  async document(uri: string): Promise<TextDocument | undefined> {
    const opened = this.#opened(uri);
    if (opened) return { uri, path: toPath(uri), version: opened.version, text: opened.getText() };
    return this.#stored.get(uri) ?? (await this.#store(uri));
  }

  async documents(): Promise<readonly TextDocument[]> {
    this.#listed ??= this.#list();
    await this.#listed;
    const documents = await Promise.all([...this.#stored.keys()].map((uri) => this.document(uri)));
    return documents.filter((document) => document !== undefined);
  }

  /** A file was created, written, deleted or closed: what is known of it may be old. */
  changed(uri: string): void {
    this.#stored.delete(uri);
    // Whether it is there, and whether it counts, is for the next listing to say.
    this.#listed = undefined;
  }

  /** Names in a folder of the workspace, folders with a trailing slash; nothing for one outside. */
  async listFolder(folder: string): Promise<readonly string[]> {
    if (!(await isInside(folder, this.#folders))) return [];
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const shown = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
      return shown.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    } catch {
      return [];
    }
  }

  async #list(): Promise<void> {
    const found = await Promise.all(this.#folders.map((folder) => nodeFileSystem.glob(flanFiles, folder)));
    const uris = new Set(found.flat().map((path) => URI.file(path).toString()));
    for (const uri of this.#stored.keys()) if (!uris.has(uri)) this.#stored.delete(uri);
    await Promise.all([...uris].map(async (uri) => this.#stored.get(uri) ?? (await this.#store(uri))));
  }

  async #store(uri: string): Promise<TextDocument | undefined> {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const text = (await readFile(URI.parse(uri).fsPath, 'utf8')).replace(/^\uFEFF/, '');
      const document = { uri, path: toPath(uri), version: --this.#versions, text };
      this.#stored.set(uri, document);
      return document;
    } catch {
      return undefined;
    }
  }
}

/** The path of a URI with forward slashes, whatever the platform. */
export function toPath(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath.replace(/\\/g, '/') : parsed.path;
}
