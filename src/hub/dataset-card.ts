import { parse } from 'yaml';

/** A configuration as a dataset card (README.md) declares it. */
export interface CardConfig {
  readonly name: string;
  readonly isDefault: boolean;
  /** Globs by split; undefined where the card leaves it to the files' names. */
  readonly patterns?: ReadonlyMap<string, readonly string[]>;
  /** Folder that the globs, or the files' names, are below; empty for the repository itself. */
  readonly folder: string;
}

/**
 * The configurations of a dataset card's YAML header
 * (https://huggingface.co/docs/hub/datasets-manual-configuration). A card without any, or one that is no YAML, has none.
 */
export function cardConfigs(readme: string): readonly CardConfig[] {
  const header = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(readme)?.[1];
  if (header === undefined) return [];
  const configs = property(parseYaml(header), 'configs');
  return Array.isArray(configs) ? configs.flatMap((config: unknown) => readConfig(config)) : [];
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

function readConfig(config: unknown): CardConfig[] {
  const name = property(config, 'config_name');
  if (typeof name !== 'string') return [];
  const folder = property(config, 'data_dir');
  const patterns = readPatterns(property(config, 'data_files'));
  return [
    {
      name,
      isDefault: property(config, 'default') === true || name === 'default',
      folder: typeof folder === 'string' ? folder.replace(/^(?:\.?\/)+|\/+$/g, '') : '',
      ...(patterns.size === 0 ? {} : { patterns }),
    },
  ];
}

/** `data_files` is a glob, a list of them (both all to train on), a map by split, or a list of `{split, path}`. */
function readPatterns(files: unknown): ReadonlyMap<string, readonly string[]> {
  const bare = texts(files);
  if (bare.length > 0) return new Map([['train', bare]]);
  const out = new Map<string, readonly string[]>();
  const add = (split: unknown, path: unknown): void => {
    if (typeof split === 'string') out.set(split, [...(out.get(split) ?? []), ...texts(path)]);
  };
  if (Array.isArray(files)) {
    for (const entry of files as readonly unknown[]) add(property(entry, 'split'), property(entry, 'path'));
  } else if (typeof files === 'object' && files !== null) {
    for (const [split, path] of Object.entries(files)) add(split, path);
  }
  return out;
}

function texts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
