import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { TextDocument } from '../language';
import { err, type Result } from '../text';
import { loadTokenizer, type LoadedTokenizer, type TokenizerError } from '../tokenizer';
import { FencedFiles } from './files/fenced-files';
import type { FilesOf, ServerFiles } from './files/server-files';

type Loaded = Result<LoadedTokenizer, TokenizerError>;

interface Kept {
  readonly fences: string;
  readonly files: FencedFiles;
  readonly loaded: Promise<Loaded>;
}

/** Reads the tokenizers of recipes' models and keeps each while its files stay as they are. */
export class Tokenizers {
  readonly #filesOf: FilesOf;
  readonly #foldersBeside: (uri: string) => readonly string[];
  readonly #kept = new Map<string, Kept>();

  /** @param foldersBeside where a recipe's model may lie; without any, only below the recipe's own folder */
  constructor(filesOf: FilesOf, foldersBeside: (uri: string) => readonly string[]) {
    this.#filesOf = filesOf;
    this.#foldersBeside = foldersBeside;
  }

  /** @param path of the model's folder, relative to the recipe */
  async read({ uri, path: recipe }: Pick<TextDocument, 'uri' | 'path'>, path: string): Promise<Loaded> {
    const own = this.#filesOf(uri);
    const folder = resolve(dirname(recipe), path);
    if (!own) return unreadable(folder);
    const folders = this.#foldersBeside(uri);
    const fences = folders.length > 0 ? folders : [dirname(recipe)];
    const question = fences.join('\n');
    const kept = this.#kept.get(folder);
    if (kept?.fences === question) {
      await kept.loaded;
      if (await kept.files.unchanged()) return kept.loaded;
      // Another request may have found the same while this one looked.
      const newer = this.#kept.get(folder);
      if (newer !== kept && newer?.fences === question) return newer.loaded;
    }
    const files = new FencedFiles(own, fences);
    const loaded = load(own, folder, fences, files);
    this.#kept.set(folder, { fences: question, files, loaded });
    return loaded;
  }
}

async function load(own: ServerFiles, folder: string, fences: readonly string[], files: FencedFiles): Promise<Loaded> {
  return (await own.isInside(folder, fences)) ? loadTokenizer(folder, files) : outside(folder);
}

function outside(file: string): Result<never, TokenizerError> {
  const message = l10n.t('{0} lies outside the workspace, so it is not read.', file);
  return err({ code: 'tokenizer-missing', message, file });
}

function unreadable(file: string): Result<never, TokenizerError> {
  const message = l10n.t('Models are read only for recipes that are saved in a folder.');
  return err({ code: 'tokenizer-missing', message, file });
}
