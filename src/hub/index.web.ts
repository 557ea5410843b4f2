/**
 * The hub's door where there is no disk: its cache is a folder, so in a browser no dataset is at hand and none is
 * fetched. Names and problems are as in `index.ts`.
 */
import * as l10n from '@vscode/l10n';
import { err } from '../text';
import type * as node from '.';
import { HubFailure } from './problem';

export { filesOfSplit } from './choose';
export { HubFailure };

export const notDownloaded: typeof node.notDownloaded = ({ type, id }) =>
  new HubFailure({
    code: 'hub-unreachable',
    message:
      type === 'dataset'
        ? l10n.t(
            'Rows of dataset {0} are not shown in a browser, which has no cache of datasets. Open the folder from a disk instead.',
            id,
          )
        : l10n.t(
            'Model {0} is not read in a browser, which has no cache of models. Open the folder from a disk instead.',
            id,
          ),
  });

export const openDataset: typeof node.openDataset = async ({ id }) =>
  err(notDownloaded({ type: 'dataset', id }).problem);

export const openFile: typeof node.openFile = async (commit) => err(notDownloaded(commit).problem);

export const fetchFile: typeof node.fetchFile = async (commit) => err(notDownloaded(commit).problem);

export const cacheMarks: typeof node.cacheMarks = () => [];

export const cachedDatasets: typeof node.cachedDatasets = async () => [];

export const openModel: typeof node.openModel = async ({ id }) => err(notDownloaded({ type: 'model', id }).problem);

export const fetchModel: typeof node.fetchModel = async (model) => err(notDownloaded(model).problem);
