import { safeName } from '../../../task';

/** A name that none of the given ones is: the wanted one, or that with the first free number behind it, from 2 on. */
export function freshName(wanted: string, taken: Iterable<string>, separator: '-' | '_'): string {
  const names = new Set([...taken].map((name) => name.trim()));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted}${separator}${number}`;
  return name;
}

/** The name that a task or run has from its file, with the characters that such names may have. */
export function nameFromPath(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:task|recipe))?(?:\.flan)?\.ya?ml$/, '');
  return safeName(file) || 'unnamed';
}
