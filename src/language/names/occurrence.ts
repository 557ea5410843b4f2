import { isScalar, type Document, type Scalar } from 'yaml';
import { mapScalar, spanOf, type ScalarMap, type Span } from '../../text';

/** What a name can stand for: the first three inside one file, tasks and clusters across the workspace. */
export type NameKind = 'column' | 'variable' | 'template' | 'task' | 'cluster' | 'built-in';

/** A place where something is named. */
export interface Occurrence {
  readonly kind: NameKind;
  /** Equal where the same thing is meant; unique in a file, for tasks and clusters in the workspace. */
  readonly id: string;
  /** The name as it counts; what stands in the file may be another spelling, or a column's name in the data. */
  readonly name: string;
  /** Whether the thing is made here, given a value besides, or only used. */
  readonly role: 'definition' | 'write' | 'read';
  /** The scalar around, with the name's place in its decoded text. */
  readonly map: ScalarMap;
  readonly within: Span;
  /** In the file. */
  readonly span: Span;
  /** How YAML writes the scalar, where the name is all of it; absent inside Jinja. */
  readonly style?: Scalar['type'];
  /** Keys of the Jinja scalar, absent outside Jinja. */
  readonly keys?: readonly (string | number)[];
  /** The parts of a file that are rendered in one scope, by number. */
  readonly scope?: number;
  /** Where in the data block a column is named. `columns` and `rename-from` hold its name in the data file. */
  readonly place?: 'columns' | 'rename-from' | 'rename-to' | 'derive';
}

/** What is the same for all ways to find an occurrence. */
export type Meant = Pick<Occurrence, 'kind' | 'id' | 'name' | 'role'> & Partial<Pick<Occurrence, 'place'>>;

/** A name that is a whole scalar of the YAML; nothing where the node is none, or empty. */
export function scalarOccurrence(text: string, node: unknown, meant: (name: string) => Meant): readonly Occurrence[] {
  if (!isScalar(node) || !node.range) return [];
  const map = mapScalar(text, node);
  if (map.text === '' || node.value === null) return [];
  const within = spanOf(0, map.text.length);
  return [{ ...meant(map.text), map, within, span: map.spanToFile(within), style: node.type }];
}

/** The node at a key path; undefined where there is none, or something else stands on the way. */
export function nodeAt(document: Document, path: readonly (string | number)[]): unknown {
  return document.contents ? document.getIn(path, true) : undefined;
}
