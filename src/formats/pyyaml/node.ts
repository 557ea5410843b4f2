import type { Value } from '../../value';

/** Where a value is written: path as given to the reader, line and column from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** YAML as PyYAML reads it, with the place of every value. `!function x` of the harness is a node of its own. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlFunction;

/** Text, or what PyYAML makes of a plain word: `yes` is true, `017` is 15, `1e-5` is text. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | bigint | string | Extract<Value, { readonly value: number }>;
  /** As written, without quotes: the word that PyYAML reads as something else. */
  readonly written: string;
  readonly place: Place;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly place: Place;
}

/** Keys are text as Python prints them; of a key that is written twice the last one stays, as in PyYAML. */
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly place: Place;
}

/** `!function module.name`: Python code that the harness would import. */
export interface YamlFunction {
  readonly kind: 'function';
  readonly name: string;
  readonly place: Place;
}

/** The text of a scalar that is text. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
