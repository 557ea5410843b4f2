import * as l10n from '@vscode/l10n';
import type { Location, SplitModel, TaskOverview, WorkspaceOverview } from '../../language';

/** An item of the Data view, without anything of the editor's. */
export type DataNode = DataTaskNode | SplitNode;

interface Item {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Lines of plain text. */
  readonly tooltip: readonly string[];
  readonly icon: string;
  /** The task file. */
  readonly uri: string;
  readonly place: Location;
  readonly problem: boolean;
}

export interface DataTaskNode extends Item {
  readonly kind: 'task';
  readonly isHub: boolean;
}

export interface SplitNode extends Item {
  readonly kind: 'split';
  readonly split: string;
  readonly parent: DataTaskNode;
  readonly notDownloaded: boolean;
}

/** The tasks by name, with where their rows come from. */
export function dataNodes({ clusters }: WorkspaceOverview, nameOf: (uri: string) => string): readonly DataTaskNode[] {
  const tasks = clusters.flatMap((cluster) => cluster.tasks).filter(({ data }) => data.source !== '');
  return tasks
    .map((task) => dataTaskNode(task, nameOf))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

function dataTaskNode({ uri, name, data, location }: TaskOverview, nameOf: (uri: string) => string): DataTaskNode {
  const file = nameOf(uri);
  const isHub = data.kind === 'hub';
  return {
    id: `data ${uri}`,
    kind: 'task',
    label: name === '' ? file.slice(file.lastIndexOf('/') + 1) : name,
    description: data.source,
    tooltip: [isHub ? l10n.t('{0}, a dataset of the Hugging Face hub', data.source) : data.source, file],
    icon: isHub ? 'cloud' : 'database',
    uri,
    place: data.splits[0]?.location ?? location,
    problem: false,
    isHub,
  };
}

/** A split with its rows, as far as they are counted. */
export function splitNode(parent: DataTaskNode, split: SplitModel, place: Location): SplitNode {
  const { name, stored, files, problem, notDownloaded } = split;
  const made = stored === name ? [] : [stored];
  return {
    id: `${parent.id} ${name}`,
    kind: 'split',
    label: name,
    description: [countText(split), ...made].join(' · '),
    tooltip: [
      [name, ...made].join(': '),
      countText(split),
      ...files.map(baseName),
      ...(problem === undefined ? [] : [problem]),
    ],
    icon: notDownloaded ? 'cloud-download' : problem === undefined ? 'table' : 'warning',
    uri: parent.uri,
    place,
    problem: problem !== undefined && !notDownloaded,
    split: name,
    parent,
    notDownloaded,
  };
}

function countText({ rows, counting, notDownloaded }: SplitModel): string {
  if (notDownloaded) return l10n.t('not downloaded');
  if (counting) return rows === 0 ? l10n.t('counting…') : l10n.t('{0} rows so far…', grouped(rows));
  return rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', grouped(rows));
}

/** `12,400` in every language: figures of this workbench read alike. */
export function grouped(figure: number): string {
  return figure.toLocaleString('en-US');
}

function baseName(file: string): string {
  return decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
}
