import * as l10n from '@vscode/l10n';
import { builtins } from '../../jinja';
import { sameCluster } from '../../mixture';
import type { ParsedDocument } from '../parsed-document';
import { workspaceNames } from './workspace-names';
import type { Occurrence } from './occurrence';

/** What a new name is held against. */
export interface Surroundings {
  /** All names of the file. */
  readonly names: readonly Occurrence[];
  readonly columns: ReadonlySet<string>;
  readonly files: readonly ParsedDocument[];
}

const words =
  'and or not in is if else elif for set with true false none True False None self loop caller varargs kwargs';
const given = ['choices', 'answer_choices', 'answer', 'options_'];

/** Why something cannot be called so; undefined where it can. */
export function refuse(found: Occurrence, to: string, around: Surroundings): string | undefined {
  switch (found.kind) {
    case 'column':
    case 'variable':
      return refuseVariable(found, to, around);
    case 'template':
      return refuseText(to) ?? taken(found, to, around.names);
    case 'task':
      if (!/^[a-z0-9][a-z0-9_.-]*$/.test(to))
        return l10n.t('A task\'s name has lower-case letters, digits, "_", "-" and ".", found "{0}".', to);
      return taken(found, to, around.files.flatMap(workspaceNames));
    case 'cluster': {
      const others = around.files
        .flatMap(workspaceNames)
        .filter(({ kind, id }) => kind === 'cluster' && id !== found.id);
      if (!others.some(({ name }) => sameCluster(name, to))) return refuseText(to);
      return l10n.t('There is a cluster "{0}" already, and the two would become one.', to);
    }
    case 'built-in':
      return l10n.t('"{0}" is a name that the workbench gives; it cannot be changed.', found.name);
  }
}

function refuseVariable(found: Occurrence, to: string, { names, columns }: Surroundings): string | undefined {
  if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(to))
    return l10n.t('"{0}" is no name in Jinja: write letters, digits and "_", a letter first.', to);
  const functions = builtins().functions.map(({ name }) => name);
  if ([...words.split(' '), ...given, ...functions].includes(to))
    return l10n.t('"{0}" means something of its own in templates; choose another name.', to);
  if (columns.has(to) || names.some(({ kind, name }) => kind === 'column' && name === to))
    return l10n.t('There is a column "{0}" already.', to);
  const scopes = new Set(names.filter(({ id }) => id === found.id).map(({ scope }) => scope));
  const hides = names.some(({ kind, name, scope }) => kind === 'variable' && name === to && scopes.has(scope));
  return hides ? l10n.t('A template that uses "{0}" sets "{1}" already.', found.name, to) : undefined;
}

function refuseText(to: string): string | undefined {
  if (to !== '' && to.trim() === to && !/[\p{Cc}\u2028\u2029]/u.test(to)) return undefined;
  return l10n.t('Write a name on one line, without blanks at its ends.');
}

function taken({ kind, id }: Occurrence, to: string, names: readonly Occurrence[]): string | undefined {
  const others = names.filter((other) => other.kind === kind && other.id !== id);
  if (!others.some(({ name }) => name === to)) return undefined;
  return kind === 'task'
    ? l10n.t('There is a task "{0}" already.', to)
    : l10n.t('There is a template "{0}" already.', to);
}
