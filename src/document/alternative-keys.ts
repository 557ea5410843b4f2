import type { Schema } from './schema';

/** The sets of keys of which a map holds exactly one, from a `oneOf` of `required`s; none for other schemas. */
export function alternativeKeys({ oneOf = [] }: Schema): readonly (readonly string[])[] {
  const sets = oneOf.flatMap(({ required }) => (required ? [required] : []));
  return sets.length === oneOf.length ? sets : [];
}

/** The keys that clash with those that a map has. */
export function clashingKeys(schema: Schema, keys: Iterable<string>): ReadonlySet<string> {
  const sets = alternativeKeys(schema);
  const here = new Set(keys);
  const begun = sets.filter((set) => set.some((key) => here.has(key)));
  const others = sets.filter((set) => !begun.includes(set));
  return new Set(begun.length > 0 ? others.flat() : []);
}

/**
 * Where a map's keys stand to those sets: the one set it has begun, with the keys that it lacks, or the first key that
 * goes together with none before it. Undefined for a map that has begun no set.
 *
 * @param keys of the map, in its order
 */
export function chosenKeys(
  sets: readonly (readonly string[])[],
  keys: readonly string[],
):
  | { readonly kind: 'begun'; readonly missing: readonly string[] }
  | { readonly kind: 'clash'; readonly key: string }
  | undefined {
  let chosen: readonly string[] | undefined;
  for (const key of keys) {
    const set = sets.find((candidate) => candidate.includes(key));
    if (!set) continue;
    if (chosen && set !== chosen) return { kind: 'clash', key };
    chosen = set;
  }
  return chosen && { kind: 'begun', missing: chosen.filter((key) => !keys.includes(key)) };
}
