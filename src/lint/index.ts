/** Rules over a task: what is certainly or probably wrong with its templates, alone and against sample rows. */
export type { Render, RenderSource } from './renders';
export { LintMemory } from './lint-memory';
export type { LintCode, LintContext, Rule } from './rule';
export { lintTask } from './lint-task';
export { rules } from './rules';
