import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HubOptions } from './options';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How the machine's other Hugging Face programs reach the hub, by the same variables with the same precedence
 * (https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables): HF_ENDPOINT, HF_HOME,
 * HF_HUB_CACHE, HF_ASSETS_CACHE, XDG_CACHE_HOME, HF_HUB_OFFLINE, HF_HUB_DISABLE_SYMLINKS, and for the token HF_TOKEN,
 * HF_TOKEN_PATH, the file that `hf auth login` writes, and HF_HUB_DISABLE_IMPLICIT_TOKEN.
 */
export function hubOptionsFromEnvironment(env: Environment): HubOptions {
  const home = path(env, 'HF_HOME') ?? join(path(env, 'XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'huggingface');
  const token = tokenOf(env, home);
  return {
    endpoint: (set(env, 'HF_ENDPOINT') ?? 'https://huggingface.co').replace(/\/+$/, ''),
    cacheDir: path(env, 'HF_HUB_CACHE') ?? path(env, 'HUGGINGFACE_HUB_CACHE') ?? join(home, 'hub'),
    assetsDir: path(env, 'HF_ASSETS_CACHE') ?? path(env, 'HUGGINGFACE_ASSETS_CACHE') ?? join(home, 'assets'),
    offline: isTrue(env, 'HF_HUB_OFFLINE'),
    symlinks: !isTrue(env, 'HF_HUB_DISABLE_SYMLINKS'),
    ...(token === undefined ? {} : { token }),
  };
}

function tokenOf(env: Environment, home: string): string | undefined {
  if (isTrue(env, 'HF_HUB_DISABLE_IMPLICIT_TOKEN')) return undefined;
  const file = path(env, 'HF_TOKEN_PATH') ?? join(home, 'token');
  const token = set(env, 'HF_TOKEN') ?? set(env, 'HUGGING_FACE_HUB_TOKEN') ?? readText(file);
  // A line end in a header would be no header; files and secrets tend to have one.
  const clean = token?.replace(/[\r\n]/g, '').trim();
  return clean === '' ? undefined : clean;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function set(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function path(env: Environment, name: string): string | undefined {
  return set(env, name)?.replace(/^~(?=$|[\\/])/, homedir());
}

/** As huggingface_hub reads it. */
function isTrue(env: Environment, name: string): boolean {
  return ['1', 'ON', 'YES', 'TRUE'].includes(env[name]?.toUpperCase() ?? '');
}
