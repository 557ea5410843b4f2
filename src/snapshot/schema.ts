import { describe, type Path, type Schema } from '../document';
import schema from './snapshot.schema.json';

/** The JSON Schema of snapshot files (draft-07), also contributed to other YAML editors. */
export const snapshotSchema: Schema = schema;

/** What a key of a snapshot means, in Markdown; undefined for a path that the schema does not know. */
export function describeKey(path: Path): string | undefined {
  return describe(snapshotSchema, path);
}
