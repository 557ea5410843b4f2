import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsOf, nodeFileSystem, takeSample } from '../../../src/data';
import {
  createLanguageService,
  type LanguageHost,
  type LanguageService,
  type TextDocument,
} from '../../../src/language';
import { modelFolder } from '../../../src/recipe';
import { loadTokenizer } from '../../../src/tokenizer';
import { good } from '../../hub/hub-fixture';

const root = join(__dirname, '..', '..', '..', 'examples', 'micro-flan');

/** A file of the sample workspace, with what is to be another text in it. */
export function sampleFile(name: string, replace: readonly (readonly [string, string])[] = []): TextDocument {
  const path = join(root, name).replaceAll('\\', '/');
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of replace) {
    if (!text.includes(from)) throw new Error(`${name} lacks ${from}`);
    text = text.replace(from, to);
  }
  return { uri: `file://${path}`, path, version: 1, text };
}

/** The tokenizer of a recipe of the sample workspace. */
export const sampleTokenizer: NonNullable<LanguageHost['tokenizer']> = async ({ path }, model) =>
  loadTokenizer(good(await modelFolder({ path, model }, undefined, 'tokenizer')), nodeFileSystem);

/** A service over some files of the sample workspace, with its data and its model on the disk. */
export function sampleService(documents: readonly TextDocument[]): LanguageService {
  return createLanguageService(sampleHost(documents));
}

export function sampleHost(documents: readonly TextDocument[]): LanguageHost {
  return {
    documents: async () => documents,
    sampleRows: async ({ path }, data, limit) => {
      const sample = await takeSample(data, { base: join(path, '..'), limit, fs: nodeFileSystem });
      return { revision: 'r', ...sample, columns: columnsOf(sample.rows) };
    },
    listFolder: async () => [],
    tokenizer: sampleTokenizer,
  };
}
