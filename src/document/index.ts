/**
 * YAML files read against a JSON schema: every key and value keeps its place, every fault becomes one clear problem at
 * its exact range, and reading goes on behind it.
 */
export { alternativeKeys, clashingKeys } from './alternative-keys';
export type { SchemaCode } from './codes';
export type { Path } from './cursor';
export { Cursor } from './cursor';
export type { OpenDocument } from './open';
export { openDocument } from './open';
export type { Schema } from './schema';
export { describe, schemaAt } from './schema';
export { SchemaValidator } from './validate';
