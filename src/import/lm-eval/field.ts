import { pyStr } from '../../value';
import type { Place, YamlNode, YamlScalar } from '../../formats';

/**
 * What a `doc_to_…` key says. The harness decides by the row at hand whether text is a column's name; here no row is at
 * hand, so that text without any Jinja is a column where it looks like a name.
 */
export type HarnessField =
  | { readonly kind: 'absent' }
  /** `!function`: Python code. */
  | { readonly kind: 'python'; readonly name: string; readonly place: Place }
  | { readonly kind: 'column'; readonly name: string; readonly place: Place }
  | { readonly kind: 'jinja'; readonly text: string; readonly place: Place }
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  /** The place of the right one among the choices. */
  | { readonly kind: 'index'; readonly index: number; readonly place: Place }
  /** `misread`: unquoted words that PyYAML does not read as text. */
  | {
      readonly kind: 'list';
      readonly items: readonly YamlScalar[];
      readonly misread: readonly YamlScalar[];
      readonly place: Place;
    };

export function readField(node: YamlNode | undefined): HarnessField {
  switch (node?.kind) {
    case undefined:
      return { kind: 'absent' };
    case 'function':
      return { kind: 'python', name: node.name, place: node.place };
    case 'list':
      return listOf(node.items, node.place);
    case 'map':
      return listOf([...node.entries.values()], node.place);
    case 'scalar':
      return readScalar(node);
  }
}

/** The texts of a list of choices, as the harness would put them into a prompt. */
export function textsOf(items: readonly YamlScalar[]): string[] {
  return items.map(({ value }) => pyStr(value));
}

function readScalar({ value, place }: YamlScalar): HarnessField {
  if (value === null) return { kind: 'absent' };
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'index', index: Number(value), place };
  const text = pyStr(value);
  if (/\{[{%#]/.test(text)) return { kind: 'jinja', text, place };
  return looksLikeColumn(text) ? { kind: 'column', name: text, place } : { kind: 'text', text, place };
}

/** `label`, `Answer Key`, `question-text`: a name of at most three words, without any sentence's marks. */
function looksLikeColumn(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[ -][\p{L}\p{M}\p{N}_]+){0,2}$/u.test(text);
}

function listOf(nodes: readonly YamlNode[], place: Place): HarnessField {
  const items = nodes.filter((node) => node.kind === 'scalar');
  const misread = items.filter(({ value }) => typeof value !== 'string');
  return { kind: 'list', items, misread, place };
}
