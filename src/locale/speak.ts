import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';

type Environment = Readonly<Partial<Record<string, string>>>;

/** The variable by which a program that starts another hands on its language, as a tag such as `zh-cn`. */
export const LANGUAGE_VARIABLE = 'FLAN_LANGUAGE';

/** The languages, beside English, of which l10n/ holds a bundle. */
const LANGUAGES: readonly (readonly [name: string, tags: RegExp])[] = [['zh-cn', /^zh($|-(cn|sg|hans)\b)/]];

/**
 * Has this program speak the language of its environment; without a translation it speaks English.
 * @param root - the folder that holds l10n/.
 */
export function speak(env: Environment, root: string): void {
  const language = userLanguage(env);
  if (language === 'en') return;
  try {
    l10n.config({ contents: readFileSync(join(root, 'l10n', `bundle.l10n.${language}.json`), 'utf8') });
  } catch {
    // A missing bundle is no reason to do nothing: English is a language too.
  }
}

/** The first of the variables that is set decides, as POSIX has it (XBD 8.2): `zh_CN.UTF-8` becomes `zh-cn`. */
export function userLanguage(env: Environment): string {
  const names = [LANGUAGE_VARIABLE, 'LC_ALL', 'LC_MESSAGES', 'LANG'];
  const value = names.map((name) => env[name] ?? '').find((set) => set !== '') ?? '';
  const tag = value
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return LANGUAGES.find(([, tags]) => tags.test(tag))?.[0] ?? 'en';
}
