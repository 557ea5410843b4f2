/** A text in the characters that a task's name may have, as the schema has it; empty where nothing of it can stay. */
export function safeName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '_')
    .replace(/^[^a-z0-9]+|[_.-]+$/g, '');
}
