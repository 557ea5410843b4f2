import * as l10n from '@vscode/l10n';
import type { FormatProblem } from '../../formats';
import { UNKNOWN_CLUSTER } from '../clusters';
import type { ReportItem } from './report';
import type { ItemAt } from './report-place';

/** What importers of several formats say alike of a place. */
export interface Advice {
  readonly why: string;
  readonly remedy: string;
}

/** A fault that stands in the file itself. */
export function unreadable(): Advice {
  return {
    why: l10n.t('A part of the file could not be read.'),
    remedy: l10n.t('Correct it in the file, then import the file again.'),
  };
}

/** A fault that the reader of a format found, at its place. */
export function faultItem({ message, span }: FormatProblem, at: ItemAt): ReportItem {
  const { why, remedy } = unreadable();
  return at(span, message, why, remedy);
}

/** The data set's names do not tell its cluster (`guessCluster`). */
export function unknownCluster(): Advice {
  return {
    why: l10n.t('The cluster is not known; the task says "{0}".', UNKNOWN_CLUSTER),
    remedy: l10n.t('Write the cluster that the task belongs to.'),
  };
}

/** FLAN's table does not hold the data set (`knownCluster`). */
export function strangeToFlan(): Advice {
  return {
    why: l10n.t('FLAN does not have this data set, so its cluster is not known; the task says "{0}".', UNKNOWN_CLUSTER),
    remedy: l10n.t('Write the cluster that the task belongs to: it decides what is held out together.'),
  };
}
