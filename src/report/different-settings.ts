/** A key of the recipe that two runs have otherwise; values as JSON, absent where a run lacks it. */
export interface SettingDifference {
  /** `train.lr` */
  readonly key: string;
  readonly left?: string;
  readonly right?: string;
}

/** Keys that say where a run is, not what it does. */
const places = new Set(['run', 'output.dir', 'path']);

/** What two recipes with all defaults filled in have otherwise, key by key, in the order of the left one. */
export function differentSettings(left: unknown, right: unknown): readonly SettingDifference[] {
  const [a, b] = [leaves(left), leaves(right)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key) && !places.has(key))
    .map((key) => {
      const [before, after] = [a.get(key), b.get(key)];
      return {
        key,
        ...(before === undefined ? {} : { left: before }),
        ...(after === undefined ? {} : { right: after }),
      };
    });
}

/** All values that are no objects, by their path; a list counts as one value. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) found.set(path, JSON.stringify(value));
  else {
    for (const [key, inner] of Object.entries(value)) leaves(inner, path === '' ? key : `${path}.${key}`, found);
  }
  return found;
}
