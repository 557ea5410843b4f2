import { describe, type Path, type Schema } from '../document';
import schema from './recipe.schema.json';

/** The JSON Schema of recipe files (draft-07), also contributed to other YAML editors. */
export const recipeSchema: Schema = schema;

/** What a key of a recipe means, in Markdown; undefined for a path that the schema does not know. */
export function describeKey(path: Path): string | undefined {
  return describe(recipeSchema, path);
}
