import { dirname } from 'node:path/posix';
import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { TextDocument } from '../language';
import type { FilesOf, ServerFiles } from './files/server-files';

/** Globs of the files that the language service knows. */
export const flanFiles = ['**/*.task.flan.yaml', '**/*.recipe.flan.yaml'];

/** A workspace folder. */
interface Root {
  readonly files: ServerFiles;
  /** Absolute, with forward slashes. */
  readonly path: string;
}

/** The workspace folders and the task and recipe files in them: unsaved text where a file is open, else the stored. */
export class Workspace {
  readonly #opened: (uri: string) => LspDocument | undefined;
  readonly #filesOf: FilesOf;
  /** Stored files by URI; each change of one gives it a new version, below those that editors count. */
  readonly #stored = new Map<string, TextDocument>();
  #roots: readonly Root[] = [];
  #listed: Promise<void> | undefined;
  #versions = 0;

  constructor(opened: (uri: string) => LspDocument | undefined, filesOf: FilesOf) {
    this.#opened = opened;
    this.#filesOf = filesOf;
  }

  /** The workspace folders in the file system of a document: absolute paths with forward slashes. */
  foldersBeside(uri: string): readonly string[] {
    const files = this.#filesOf(uri);
    return this.#roots.filter((root) => root.files === files).map(({ path }) => path);
  }

  /** The URI of the folder in which a file lies, by its path; undefined for one that lies in none. */
  folderOf(uri: string): string | undefined {
    const path = toPath(uri);
    const root = this.#roots.find((each) => each.files === this.#filesOf(uri) && path.startsWith(`${each.path}/`));
    return root?.files.uriOf(root.path);
  }

  open(uris: readonly string[]): void {
    this.#roots = uris.flatMap((uri): Root[] => {
      const files = this.#filesOf(uri);
      return files ? [{ files, path: toPath(uri) }] : [];
    });
    this.#stored.clear();
    this.#listed = undefined;
  }

  /** The document with a URI, open or stored; undefined where there is none. */
  async document(uri: string): Promise<TextDocument | undefined> {
    return this.#known(uri) ?? (await this.#store(uri));
  }

  /** The document at a path in the file system of another; nothing outside the folders, else outside the other's own. */
  async documentAt(path: string, beside: TextDocument): Promise<TextDocument | undefined> {
    const files = this.#filesOf(beside.uri);
    const folders = this.foldersBeside(beside.uri);
    const fences = folders.length > 0 ? folders : [dirname(beside.path)];
    return files && (await files.isInside(path, fences)) ? this.document(files.uriOf(path)) : undefined;
  }

  /** A file that belongs to no task or recipe list, such as a snapshot: open, or as it stands stored right now. */
  async fresh(uri: string): Promise<TextDocument | undefined> {
    return this.#unsaved(uri) ?? this.#read(uri);
  }

  async documents(): Promise<readonly TextDocument[]> {
    this.#listed ??= this.#list();
    await this.#listed;
    return [...this.#stored.keys()].flatMap((uri) => this.#known(uri) ?? []);
  }

  /** A file was created, written, deleted or closed: what is known of it may be old. */
  changed(uri: string): void {
    this.#stored.delete(uri);
    // Whether it is there, and whether it counts, is for the next listing to say.
    this.#listed = undefined;
  }

  /** Names in a folder of the workspace, folders with a trailing slash; nothing for one outside. */
  async listFolder(folder: string): Promise<readonly string[]> {
    for (const { files, path } of this.#roots) {
      if (!(await files.isInside(folder, [path]))) continue;
      const entries = await files.list(folder).catch(() => []);
      const shown = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
      return shown.map(({ name, isFolder }) => (isFolder ? `${name}/` : name)).sort();
    }
    return [];
  }

  #known(uri: string): TextDocument | undefined {
    return this.#unsaved(uri) ?? this.#stored.get(uri);
  }

  #unsaved(uri: string): TextDocument | undefined {
    const opened = this.#opened(uri);
    return opened && { uri, path: toPath(uri), version: opened.version, text: opened.getText() };
  }

  async #list(): Promise<void> {
    const found = await Promise.all(
      this.#roots.map(async ({ files, path }) => (await files.glob(flanFiles, path)).map(files.uriOf)),
    );
    const uris = new Set(found.flat());
    for (const uri of this.#stored.keys()) if (!uris.has(uri)) this.#stored.delete(uri);
    await Promise.all([...uris].map(async (uri) => this.#stored.get(uri) ?? (await this.#store(uri))));
  }

  async #store(uri: string): Promise<TextDocument | undefined> {
    const document = await this.#read(uri);
    if (document) this.#stored.set(uri, document);
    return document;
  }

  async #read(uri: string): Promise<TextDocument | undefined> {
    const path = toPath(uri);
    try {
      const bytes = await this.#filesOf(uri)?.readFile(path);
      if (!bytes) return undefined;
      // A byte order mark is no part of the text.
      return { uri, path, version: --this.#versions, text: new TextDecoder().decode(bytes) };
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
