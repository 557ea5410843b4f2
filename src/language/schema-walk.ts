/** The part of JSON Schema that our two schemas use. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly items?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly $ref?: string;
}

/** All that a schema allows at a key path: one node per alternative, references followed. */
export function schemasAt(root: SchemaNode, path: readonly (string | number)[]): readonly SchemaNode[] {
  let nodes = expand(root, root);
  for (const key of path) nodes = nodes.flatMap((node) => step(root, node, key));
  return nodes;
}

/** The keys of the maps allowed at a path, each with the nodes that it may hold; the first alternative wins. */
export function keysAt(
  root: SchemaNode,
  path: readonly (string | number)[],
): ReadonlyMap<
  string,
  { readonly required: boolean; readonly description?: string; readonly nodes: readonly SchemaNode[] }
> {
  const keys = new Map<string, { required: boolean; description?: string; nodes: readonly SchemaNode[] }>();
  for (const node of schemasAt(root, path)) {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      if (keys.has(key)) continue;
      const nodes = expand(root, child);
      const description = child.description ?? nodes.find((alternative) => alternative.description)?.description;
      keys.set(key, {
        required: node.required?.includes(key) ?? false,
        nodes,
        ...(description ? { description } : {}),
      });
    }
  }
  return keys;
}

/** The fixed words allowed at a path: enums, constants, booleans. */
export function wordsAt(root: SchemaNode, path: readonly (string | number)[]): readonly string[] {
  const words = schemasAt(root, path).flatMap((node) => [
    ...(node.enum ?? []),
    ...(node.const === undefined ? [] : [node.const]),
    ...(node.type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(words.map(String))];
}

export function isType(node: SchemaNode, type: string): boolean {
  return node.type === type || (Array.isArray(node.type) && node.type.includes(type));
}

function step(root: SchemaNode, node: SchemaNode, key: string | number): readonly SchemaNode[] {
  if (typeof key === 'number') return typeof node.items === 'object' ? expand(root, node.items) : [];
  const named = node.properties?.[key];
  if (named) return expand(root, named);
  const patterned = Object.entries(node.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(key));
  if (patterned) return expand(root, patterned[1]);
  return typeof node.additionalProperties === 'object' ? expand(root, node.additionalProperties) : [];
}

/** A node and its alternatives, references replaced by what they mean. */
function expand(root: SchemaNode, node: SchemaNode): readonly SchemaNode[] {
  const target = node.$ref === undefined ? undefined : follow(root, node.$ref);
  const alternatives = [
    ...(target ? [target] : []),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    ...(node.allOf ?? []),
  ];
  return [node, ...alternatives.flatMap((alternative) => expand(root, alternative))];
}

/** Only references inside the file, `#/$defs/name`, occur. */
function follow(root: SchemaNode, reference: string): SchemaNode | undefined {
  let node: unknown = root;
  for (const part of reference.replace(/^#\//, '').split('/')) {
    node = (node as Readonly<Record<string, unknown>> | undefined)?.[part];
  }
  return node as SchemaNode | undefined;
}
