/** The scripts that a script of `Intl` is made of; all others are one of Unicode's. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

const known = new Map<string, RegExp | undefined>();

/**
 * Matches a letter of the scripts that a language is written in, as Unicode's data has it.
 *
 * @param language a BCP 47 tag such as `en`, `zh-Hant`; undefined for words that are none, or whose script is not known
 */
export function scriptsOf(language: string): RegExp | undefined {
  if (!known.has(language)) known.set(language, findScripts(language));
  return known.get(language);
}

export function isInScript(letter: string, scripts: RegExp): boolean {
  return scripts.test(letter);
}

function findScripts(language: string): RegExp | undefined {
  try {
    const { script } = new Intl.Locale(language.replaceAll('_', '-')).maximize();
    if (script === undefined) return undefined;
    return new RegExp(`[${(parts[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');
  } catch {
    return undefined;
  }
}
