import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { HubOptions } from '../hub';
import type { TextDocument } from '../language';
import { modelFolder, modelName, type ModelSource } from '../recipe';
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
  readonly #hub: HubOptions | undefined;
  readonly #kept = new Map<string, Kept>();

  /** @param foldersBeside where a recipe's model may lie; without any, only below the recipe's own folder */
  constructor(filesOf: FilesOf, foldersBeside: (uri: string) => readonly string[], hub?: HubOptions) {
    this.#hub = hub && { ...hub, offline: true };
    this.#filesOf = filesOf;
    this.#foldersBeside = foldersBeside;
  }

  async read({ uri, path }: Pick<TextDocument, 'uri' | 'path'>, model: ModelSource): Promise<Loaded> {
    const own = this.#filesOf(uri);
    if (!own) return unreadable(modelName(model));
    const found = await modelFolder({ path, model }, this.#hub, 'tokenizer');
    if (!found.ok) return err({ code: 'tokenizer-missing', message: found.error.message, file: path });
    const folder = found.value;
    const folders = this.#foldersBeside(uri);
    const beside = folders.length > 0 ? folders : [dirname(path)];
    // A snapshot's files are links to the cache's blobs.
    const fences = model.kind === 'hub' ? [dirname(dirname(folder))] : beside;
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
