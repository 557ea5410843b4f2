import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeText } from '../output/output-file';
import { type ExportManifest, MANIFEST, type ManifestFile } from './manifest';

/** Lists what an export that did not come to its end has finished; gone when it has. */
const UNFINISHED = '.export-unfinished.json';

/** What lies in a folder from exports before, as far as it can be trusted. */
export class PreviousExports {
  readonly #out: string;
  readonly #manifests: readonly ExportManifest[];

  private constructor(out: string, manifests: readonly ExportManifest[]) {
    this.#out = out;
    this.#manifests = manifests;
  }

  static async read(out: string): Promise<PreviousExports> {
    const read = await Promise.all([UNFINISHED, MANIFEST].map((name) => readManifest(join(out, name))));
    return new PreviousExports(
      out,
      read.filter((manifest) => manifest !== undefined),
    );
  }

  get any(): boolean {
    return this.#manifests.length > 0;
  }

  /** The manifest that has what is looked for made from the same inputs. */
  find<T extends { readonly inputs: string }>(
    inputs: string,
    select: (manifest: ExportManifest) => T | undefined,
  ): { readonly found: T; readonly files: readonly ManifestFile[] } | undefined {
    for (const manifest of this.#manifests) {
      const found = select(manifest);
      if (found?.inputs === inputs) return { found, files: manifest.files };
    }
    return undefined;
  }

  /** Whether an export has written this very content there. */
  wrote(path: string, sha256: string): boolean {
    return this.#manifests.some(({ files }) => files.some((file) => file.path === path && file.sha256 === sha256));
  }

  /** Whether a file lies there as it was written: size first, then content. */
  async isWhole({ path, bytes, sha256 }: ManifestFile): Promise<boolean> {
    const full = join(this.#out, path);
    try {
      if ((await stat(full)).size !== bytes) return false;
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(full)) hash.update(chunk as Uint8Array);
      return hash.digest('hex') === sha256;
    } catch {
      return false;
    }
  }
}

/** To be called before a file is replaced: the manifest goes out of use until there is a new one, so it is never untrue. */
export async function retireManifest(out: string): Promise<void> {
  try {
    await rename(join(out, MANIFEST), join(out, UNFINISHED));
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
}

/** Writes down how far an export is. */
export async function writeUnfinished(out: string, manifest: ExportManifest): Promise<void> {
  await writeText(join(out, UNFINISHED), jsonOf(manifest));
  await rm(join(out, MANIFEST), { force: true });
}

/** Ends an export: from here on its manifest stands for what lies beside it. @returns its path */
export async function writeManifest(out: string, manifest: ExportManifest): Promise<string> {
  const path = join(out, MANIFEST);
  await writeText(path, jsonOf(manifest));
  await rm(join(out, UNFINISHED), { force: true });
  return path;
}

function jsonOf(manifest: ExportManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Undefined for what is no manifest of this form: then everything is written anew. */
async function readManifest(path: string): Promise<ExportManifest | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is ExportManifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'flan-workbench-export/1' &&
    ['parts', 'tasks', 'files'].every((key) => key in value)
  );
}
