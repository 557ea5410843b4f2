import type { Severity } from '../text';
import { recipeRules } from './recipe/recipe-rules';
import type { LintCode, Severities } from './rule';
import { rules } from './rules';

/** A rule as settings and documentation know it: a code may belong to a rule about tasks and to one about recipes. */
export interface KnownLint {
  readonly code: LintCode;
  readonly severity: Severity | 'off';
  readonly title: string;
}

/** All codes in the order of the rules, each once. */
export function knownLints(): readonly KnownLint[] {
  const all = new Map<LintCode, KnownLint>();
  for (const { code, severity, isOff, title } of [...rules, ...recipeRules]) {
    if (!all.has(code)) all.set(code, { code, severity: isOff ? 'off' : severity, title });
  }
  return [...all.values()];
}

/** The grades that a user may give, as editors call them. */
export const gradeNames = ['error', 'warning', 'information', 'hint', 'off'] as const;

const grades: ReadonlyMap<string, Severity | 'off'> = new Map<string, Severity | 'off'>([
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'info'],
  ['info', 'info'],
  ['hint', 'hint'],
  ['off', 'off'],
]);

const codes: ReadonlyMap<string, LintCode> = new Map(knownLints().map(({ code }) => [code, code]));

/** What `code` and a grade's name mean; undefined where one of them is not known. */
export function gradeOf(code: string, name: unknown): readonly [LintCode, Severity | 'off'] | undefined {
  const known = codes.get(code);
  const grade = typeof name === 'string' ? grades.get(name) : undefined;
  return known && grade ? [known, grade] : undefined;
}

/** Grades from a settings object, code to name; what is not known in it is left out. */
export function readSeverities(value: unknown): Severities {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.map(([code, name]) => gradeOf(code, name)).filter((grade) => grade !== undefined));
}
