/** Rules over a task: what is certainly or probably wrong with its templates, alone and against sample rows. */
export type { Render, RenderSource } from './renders';
export { LintMemory } from './lint-memory';
export type { LargerSample, LintCode, LintContext, Rule, Severities, SplitSample, TokenBudget } from './rule';
export { lintTask, studyTemplate } from './lint-task';
export { rules } from './rules';
