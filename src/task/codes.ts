import type { JinjaCode } from '../jinja';

/** Problems of files read by this folder; Jinja's own codes pass through for templates inside them. */
export type TaskCode = SchemaCode | 'split-invalid' | 'choices-not-an-expression' | JinjaCode;

/** Problems that any YAML file read against a schema can have. */
export type SchemaCode =
  | 'yaml-syntax'
  | 'file-empty'
  | 'not-a-map'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'wrong-value';
