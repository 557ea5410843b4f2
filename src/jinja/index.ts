/**
 * Jinja templates as Python renders them: a parser that recovers and keeps a span on every node, and a renderer that
 * follows Jinja 3.1 and Python's values to the byte, within budgets and without any access to JavaScript's own world.
 */
export type * from './ast';
export type { JinjaCode, JinjaProblem, RenderError } from './problem';
export type { ParseOptions, Template } from './template';
export { parseTemplate } from './parse';
export type { Context, Keywords, Routine, Routines } from './runtime';
export { routine } from './routine';
export { BuiltinFunction } from './objects';
export type { UndefinedFlavour } from './undefined';
export type { RenderOptions } from './render';
export { renderParts, renderTemplate } from './render';
export type { Analysis, Assignment, FieldUse, RandomPlace, ScopeKind } from './analysis';
export { analyse, analyseParts } from './analyse';
export type { BuiltinDoc } from './builtins';
export { builtins, methodDoc, methodsWithSignatures } from './builtins';
export type { CompletionContext } from './completion-context';
export { completionContext } from './completion-context';
export { nearest } from './nearest';
export type { NameOccurrence, ResolvedName } from './resolve-names';
export { resolveNames } from './resolve-names';
export { bodiesOf, expressionsOf } from './uses-name';
export { visitExpressions } from './walk';
