import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';

/**
 * Takes the user's language from the client: `initializationOptions.l10nBundle` is the path of a bundle. Without one,
 * or with one that cannot be read, messages are English.
 */
export async function useTranslations(options: unknown): Promise<void> {
  const path = (options as { readonly l10nBundle?: unknown } | null | undefined)?.l10nBundle;
  if (typeof path !== 'string') return;
  try {
    l10n.config({ contents: await readFile(path, 'utf8') });
  } catch {
    // English is a language too: a missing bundle is no reason to answer nothing.
  }
}
