import type { SchemaCode } from '../document';
import type { JinjaCode } from '../jinja';

/** Problems of a task file; Jinja's own codes pass through for the templates inside it. */
export type TaskCode =
  | SchemaCode
  | JinjaCode
  | 'split-invalid'
  | 'choices-not-an-expression'
  | 'separator-missing'
  | 'value-not-an-expression'
  | 'source-key-unused'
  | 'extends-missing'
  | 'extends-itself'
  | 'extends-unsound';
