/** The part of JSON Schema (draft-07) that the file schemas use; `errorMessage` is VS Code's extension of it. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly if?: Schema;
  readonly else?: Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly errorMessage?: string;
}

/** The schema that holds for a key path (`['templates', 0, 'kind']`), or undefined where the path leads nowhere. */
export function schemaAt(root: Schema, path: readonly (string | number)[]): Schema | undefined {
  let schema: Schema | undefined = deref(root, root);
  for (const step of path) {
    if (schema === undefined) return undefined;
    const next: Schema | undefined = typeof step === 'number' ? schema.items : propertyOf(schema, step);
    schema = next && deref(root, next);
  }
  return schema;
}

/** The keys that a map must have, also those that it must have unless it has another. */
export function requiredKeys(schema: Schema): readonly string[] {
  return [...(schema.required ?? []), ...(schema.else?.required ?? [])];
}

/** Resolves a reference into `definitions`; our schemas use no other. */
function deref(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  const target = name === undefined ? undefined : root.definitions?.[name];
  // A description beside the reference is more precise than the definition's own.
  return target ? { ...target, ...schema } : schema;
}

function propertyOf(schema: Schema, key: string): Schema | undefined {
  const named = schema.properties?.[key];
  if (named) return named;
  const patterned = Object.entries(schema.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(key));
  if (patterned) return patterned[1];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
