import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { axolotlConfig } from './beside/axolotl';
import { datasetCard } from './beside/card';
import { datasetInfo, llamaFactoryConfig } from './beside/llama-factory';
import { trainerSettings } from './beside/settings';
import { trlConfig } from './beside/trl';
import { sha256 } from './manifest/fingerprint';
import type { ExportJob } from './job';
import type { ExportManifest, ManifestFile } from './manifest/manifest';
import { writeText } from './output/output-file';
import type { ExportNote } from './task-format';

/** The files beside the data, as far as they were written. */
export interface FilesBeside {
  readonly files: readonly ManifestFile[];
  /** Files that stayed as they were because somebody had changed them. */
  readonly notes: readonly ExportNote[];
}

/**
 * Writes the dataset card and the trainers' configurations, for whatever was exported. A file that a person has
 * changed since, or had there before, stays as it is.
 */
export async function writeBeside(job: ExportJob, manifest: ExportManifest): Promise<FilesBeside> {
  const { options, mixture, previous } = job;
  const settings = trainerSettings(job);
  const texts = {
    'README.md': datasetCard(mixture.recipe, mixture.tasks, manifest),
    'axolotl.yaml': axolotlConfig(settings, manifest.files),
    'dataset_info.json': datasetInfo(manifest.files),
    'llamafactory_sft.yaml': llamaFactoryConfig(settings, manifest.files),
    'trl_sft.yaml': trlConfig(settings, manifest.files),
  };
  const files: ManifestFile[] = [];
  const notes: ExportNote[] = [];
  for (const [path, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    const full = join(options.out, path);
    const there = await hashOf(full);
    if (there === undefined || there === sha256(text) || previous.wrote(path, there)) {
      files.push({ path, ...(await writeText(full, text)) });
      continue;
    }
    const why = l10n.t('It was changed, or was there before the export.');
    const remedy = l10n.t('Delete it and export again to have it made anew.');
    notes.push({ kind: 'note', file: full, what: l10n.t('{0} was left as it is', path), why, remedy });
  }
  return { files, notes };
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return sha256(await readFile(path));
  } catch {
    return undefined;
  }
}
