import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diskHost } from '../../../src/cli/disk-host';
import { hubOptionsFromEnvironment } from '../../../src/hub';
import { createLanguageService, type LanguageService, type TextDocument } from '../../../src/language';

/** A folder of files with a language service that reads its data as the command line does. */
export interface Folder {
  /** A service over the files, one of them with another text. */
  readonly open: (name: string, text: string) => { readonly service: LanguageService; readonly document: TextDocument };
  readonly remove: () => void;
}

/** @param files by their names; those that end in `.flan.yaml` are documents of the service */
export function folderOf(files: Readonly<Record<string, string>>): Folder {
  const root = mkdtempSync(join(tmpdir(), 'flan-cures-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  const hub = hubOptionsFromEnvironment({ HF_HOME: join(root, '.hub'), HF_HUB_OFFLINE: '1' });
  const documentOf = (name: string, text: string): TextDocument => {
    const path = join(root, name);
    return { uri: pathToFileURL(path).href, path: path.replaceAll('\\', '/'), version: 1, text };
  };
  return {
    open: (name, text) => {
      const others = Object.entries(files).filter(([other]) => other !== name && other.endsWith('.flan.yaml'));
      const document = documentOf(name, text);
      const documents = [document, ...others.map(([other, content]) => documentOf(other, content))];
      return { service: createLanguageService(diskHost(documents, hub)), document };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
