import { describe, type Path, type Schema } from '../document';
import schema from './task.schema.json';

/** The JSON Schema of task files (draft-07), also contributed to other YAML editors. */
export const taskSchema: Schema = schema;

/** What a key of a task file means, in Markdown; undefined for a path that the schema does not know. */
export function describeKey(path: Path): string | undefined {
  return describe(taskSchema, path);
}
