/**
 * The door for the extension host: what it and the panels say to each other. The panels themselves
 * (`preview.ts`, `results.ts`) are bundles of their own that run in a browser frame and are never imported.
 */
export type * from './messages/comparison';
export type * from './messages/preview';
export type * from './messages/results';
export type * from './messages/rows';
export type { PreviewStrings, ResultsStrings } from './messages/strings';
