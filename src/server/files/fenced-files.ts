import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../../data';
import type { ServerFiles } from './server-files';

/**
 * A file system as one reading of data sees it: only what lies in the given folders, links followed, for a task file of a
 * stranger must not make the server read what is elsewhere. It remembers what it was asked for, so that the rows that
 * were read can be kept until one of the answers would be another.
 */
export class FencedFiles implements FileSystem {
  readonly #files: ServerFiles;
  readonly #folders: readonly string[];
  /** What each question was answered with, and how to ask it again. */
  readonly #answers = new Map<string, { readonly given: Promise<string>; readonly ask: () => Promise<string> }>();

  constructor(files: ServerFiles, folders: readonly string[]) {
    this.#files = files;
    this.#folders = folders;
  }

  readonly readFile: FileSystem['readFile'] = async (path) => {
    await this.#enter(path);
    return this.#files.readFile(path);
  };

  readonly open: FileSystem['open'] = async (path) => {
    await this.#enter(path);
    return this.#files.open(path);
  };

  // Generators cannot be arrow functions.
  async *stream(path: string): AsyncGenerator<Uint8Array> {
    await this.#enter(path);
    yield* this.#files.stream(path);
  }

  /** What lies outside seems to be there, so that reading it tells why it is not read. */
  readonly exists: FileSystem['exists'] = async (path) => {
    if (!(await this.#files.isInside(path, this.#folders))) return true;
    await this.#remember(path, () => stampOf(this.#files, path));
    return this.#files.exists(path);
  };

  readonly glob: FileSystem['glob'] = async (patterns, base) => {
    if (!(await this.#files.isInside(base, this.#folders))) return [];
    const found = await this.#files.glob(patterns, base);
    const list = async (): Promise<string> => (await this.#files.glob(patterns, base)).join('\n');
    await this.#remember([base, ...patterns].join('\n'), list, found.join('\n'));
    return found;
  };

  /** Remembers how a file or folder is that the fence does not concern, such as the hub's cache on a disk. */
  async watch(path: string, files: ServerFiles): Promise<void> {
    await this.#remember(path, () => stampOf(files, path));
  }

  /** Whether all that was asked for is as it was. */
  async unchanged(): Promise<boolean> {
    const same = await Promise.all(
      [...this.#answers.values()].map(async ({ given, ask }) => (await ask()) === (await given)),
    );
    return same.every(Boolean);
  }

  async #enter(path: string): Promise<void> {
    if (!(await this.#files.isInside(path, this.#folders))) {
      throw new Error(l10n.t('{0} lies outside the workspace, so it is not read.', path));
    }
    await this.#remember(path, () => stampOf(this.#files, path));
  }

  async #remember(question: string, ask: () => Promise<string>, answer?: string): Promise<void> {
    let known = this.#answers.get(question);
    if (!known) {
      known = { given: answer === undefined ? ask() : Promise.resolve(answer), ask };
      this.#answers.set(question, known);
    }
    await known.given;
  }
}

async function stampOf(files: ServerFiles, path: string): Promise<string> {
  const state = await files.stat(path);
  return state ? `${state.changed} ${state.size}` : 'none';
}
