import * as l10n from '@vscode/l10n';
import type { nodeFileSystem as nodeFiles } from './node-file-system';

const refuse = async (): Promise<never> => {
  throw new Error(l10n.t('A browser has no disk to read from.'));
};

/** A browser has no files of its own; whoever runs there hands a file system in. */
export const nodeFileSystem: typeof nodeFiles = {
  readFile: refuse,
  open: refuse,
  exists: async () => false,
  glob: async () => [],
  async *stream() {
    yield await refuse();
  },
};
