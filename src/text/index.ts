/**
 * Places in text, and what is said about them: spans, the line index, problems with their fixes, and the exact map
 * from a decoded YAML scalar to its place in the file.
 */
export type { Span } from './span';
export { contains, shift, spanOf } from './span';
export type { Position } from './line-index';
export { LineIndex } from './line-index';
export type { Fix, Problem, Severity, TextEdit } from './problem';
export { shiftProblem } from './problem';
export type { Difference } from './difference';
export { differenceOf } from './difference';
export type { Result } from './result';
export { err, ok } from './result';
export { ScalarMap, mapScalar } from './scalar-map';
export { closest } from './closest';
export { formatBytes } from './format-bytes';
export { matchesGlob } from './glob';
export { fromBase64, toBase64 } from './base64';
export { sha256 } from './sha256';
