import { alternativeKeys, requiredKeys, schemaAt, schemaText, type Schema } from '../document';

export interface SchemaKey {
  /** Whether the map, or one of its alternative forms, must have it. */
  readonly required: boolean;
  readonly description?: string;
  /** What its value may be: one schema per alternative. */
  readonly alternatives: readonly Schema[];
}

/** All that may stand at a key path, alternatives included; none where the path leads nowhere. */
export function alternativesAt(root: Schema, path: readonly (string | number)[]): readonly Schema[] {
  let schemas: readonly Schema[] = withAlternatives(root, root, []);
  for (const key of path) schemas = schemas.flatMap((schema) => withAlternatives(root, schema, [key]));
  return schemas;
}

/** What stands one step (or none) below a schema, references followed. */
function withAlternatives(root: Schema, schema: Schema, step: readonly (string | number)[]): readonly Schema[] {
  const found = schemaAt({ ...(root.definitions ? { definitions: root.definitions } : {}), ...schema }, step);
  if (!found) return [];
  return [found, ...(found.oneOf ?? []).flatMap((alternative) => withAlternatives(root, alternative, []))];
}

/** The keys of the map allowed at a path, in the order of the schema. */
export function keysAt(root: Schema, path: readonly (string | number)[]): ReadonlyMap<string, SchemaKey> {
  const keys = new Map<string, SchemaKey>();
  for (const schema of alternativesAt(root, path)) {
    for (const key of Object.keys(schema.properties ?? {})) {
      const alternatives = alternativesAt(root, [...path, key]);
      const description = alternatives.find((alternative) => alternative.description)?.description;
      const required = [requiredKeys(schema), ...alternativeKeys(schema)].some((set) => set.includes(key));
      keys.set(key, { required, alternatives, ...(description ? { description: schemaText(description) } : {}) });
    }
  }
  return keys;
}

/** The fixed words allowed at a path: enums, constants, booleans. */
export function wordsAt(root: Schema, path: readonly (string | number)[]): readonly string[] {
  const words = alternativesAt(root, path).flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(isType(schema, 'boolean') ? [true, false] : []),
  ]);
  return [...new Set(words.map(String))];
}

/** Values that the schema shows for a path, as they are written in YAML; those of one line. */
export function examplesAt(root: Schema, path: readonly (string | number)[]): readonly string[] {
  const examples = alternativesAt(root, path).flatMap((schema) => schema.examples ?? []);
  return examples
    .map((example) => (typeof example === 'string' ? example : JSON.stringify(example)))
    .filter((example) => !example.includes('\n'));
}

export function isType({ type }: Schema, name: string): boolean {
  return typeof type === 'string' ? type === name : (type?.includes(name) ?? false);
}
