/**
 * Rules over a task, and over a recipe with its tasks: what is certainly or probably wrong with templates, alone and
 * against sample rows, and with what trains and what is held out.
 */
export type { Render, RenderSource } from './renders';
export { LintMemory } from './lint-memory';
export type { LargerSample, LintCode, LintContext, Rule, Severities, SplitSample, TokenBudget } from './rule';
export { lintSteps, lintTask, studyTemplate } from './lint-task';
export { rules } from './rules';
export type { RecipeLintContext } from './recipe/lint-recipe';
export { lintRecipe } from './recipe/lint-recipe';
export { recipeRules } from './recipe/recipe-rules';
export type { SharedText, TaskRows } from './recipe/shared-text';
export { TestTexts } from './recipe/shared-text';
export type { KnownLint } from './severities';
export { gradeNames, gradeOf, knownLints, readSeverities } from './severities';
export { nearestMetric } from './rules/unfit-metric';
