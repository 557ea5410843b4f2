import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { fetchModel, openModel, type HubModel, type HubOptions } from '../hub';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import { readRunModel, writeRunModel } from './datasets';
import type { RunFailure } from './events';
import { HubLink } from './hub-link';
import type { WorkerSession } from './session';

/**
 * The folder of the run's base model. One of the hub is downloaded where it is not in the cache yet, at the commit that
 * an earlier worker of the run had, which is written down.
 */
export async function downloadModel(
  { path, model }: Recipe,
  hub: HubOptions,
  session: WorkerSession,
): Promise<Result<string, RunFailure>> {
  if (model.kind === 'folder') return ok(resolve(dirname(path), model.path));
  session.emit({ kind: 'phase', phase: 'download-model' });
  const before = await readRunModel(session.paths.datasets);
  const name = before?.id === model.id ? before : model;
  const link = new HubLink(hub, session);
  const found = await link.use({}, async (own) => {
    const opened = await openModel({ id: model.id, ...('revision' in name ? { revision: name.revision } : {}) }, own);
    if (!opened.ok) return opened;
    const folder = await fetchModel(opened.value, own);
    return folder.ok ? ok({ model: opened.value, folder: folder.value }) : folder;
  });
  if (!found.ok) return err({ code: 'model-invalid', message: found.error.message, file: path });
  const { id, revision, branch } = found.value.model;
  await writeRunModel(session.paths.datasets, { id, revision, ...(branch === undefined ? {} : { branch }) });
  session.emit({ kind: 'notice', level: 'info', message: stateText(found.value.model, hub), file: path });
  return ok(found.value.folder);
}

/** Which state of the model the run starts from, for those who read its results. */
function stateText({ id, revision, resolvedBy }: HubModel, { offline }: HubOptions): string {
  return resolvedBy === 'cache' && !offline
    ? l10n.t('The hub does not answer; model {0} is read from the cache, at commit {1}.', id, revision)
    : l10n.t('Model {0} is read at commit {1}.', id, revision);
}
