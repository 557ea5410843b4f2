import { resolveWord } from './resolve-word';

/** What PyYAML's resolvers (`yaml/resolver.py`) take for something else although a reader may get text from it. */
const special: readonly RegExp[] = [
  /^(?:<<|=|[!&*])$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];

/** Whether PyYAML reads a plain scalar as text, so that it writes the text without quotes. */
export function isPlainText(text: string): boolean {
  return resolveWord(text) === text && !special.some((test) => test.test(text));
}

/** The same asked with care, for YAML that other readers read too: whatever begins as a date may be one. */
export function isMisread(word: string): boolean {
  return resolveWord(word) !== word || /^(?:<<|=)$/.test(word) || /^\d{4}-\d{1,2}-\d{1,2}/.test(word);
}
