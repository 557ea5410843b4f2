/**
 * YAML files read against a JSON schema: every key and value keeps its place, every fault becomes one clear problem at
 * its exact range, and reading goes on behind it. And texts as nodes of a file that is written, for any YAML reader.
 */
export { alternativeKeys, clashingKeys } from './alternative-keys';
export type { ListEdit } from './block-list';
export { BlockList } from './block-list';
export type { SchemaCode } from './codes';
export type { Path } from './cursor';
export { Cursor } from './cursor';
export type { OpenDocument } from './open';
export { openDocument } from './open';
export type { Schema } from './schema';
export { describe, exampleText } from './describe';
export { requiredKeys, schemaAt } from './schema';
export { schemaText } from './schema-text';
export { typeText } from './type-text';
export { SchemaValidator } from './validate';
export { block, prose, quoted, word } from './yaml-text';
