import * as l10n from '@vscode/l10n';
import type { ServerFiles } from './files/server-files';

/**
 * Takes the user's language from the client: `initializationOptions.l10nBundle` is a bundle, message by message, or the
 * path of its file. Without one, or with one that cannot be read, messages are English.
 */
export async function useTranslations(options: unknown, disk: ServerFiles | undefined): Promise<void> {
  const bundle = (options as { readonly l10nBundle?: unknown } | null | undefined)?.l10nBundle;
  try {
    if (typeof bundle === 'string' && disk) {
      l10n.config({ contents: new TextDecoder().decode(await disk.readFile(bundle)) });
    } else if (typeof bundle === 'object' && bundle !== null) {
      l10n.config({ contents: bundle as l10n.l10nJsonFormat });
    }
  } catch {
    // English is a language too: a missing bundle is no reason to answer nothing.
  }
}
