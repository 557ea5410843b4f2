import { sha256 } from '../text';
import { bodyFields } from './body';
import type { TaskTemplate } from './task';

/** Asked for each row that is exported and by each rule that looks at renders. */
const known = new WeakMap<TaskTemplate, string>();

/**
 * Names what a template says: 16 hexadecimal digits of the SHA-256 over its texts, choices, answer and kind. Templates
 * that differ in name or place only have the same; exported rows carry it, so that they can be traced to a version.
 */
export function templateHash(template: TaskTemplate): string {
  let hash = known.get(template);
  if (hash === undefined) known.set(template, (hash = hashOf(template)));
  return hash;
}

/** Tells that a template says what another says, so that its hash need not be worked out again. */
export function keepHash(from: TaskTemplate, to: TaskTemplate): void {
  const hash = known.get(from);
  if (hash !== undefined) known.set(to, hash);
}

function hashOf(template: TaskTemplate): string {
  const { choices, answer, kind, keepTrailingNewline } = template;
  const list = choices?.kind === 'list' ? choices.items.map(({ text }) => text) : (choices?.field.text ?? null);
  const texts = bodyFields(template).map(({ key, field }) => [key, field.text]);
  const content = JSON.stringify([texts, list, answer?.text ?? null, kind, keepTrailingNewline]);
  return sha256(content).slice(0, 16);
}
