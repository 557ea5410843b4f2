import { floatText, PyTuple, type Value } from '../../value';

/** The items of a list or of a tuple, which YAML writes alike; undefined for anything else. */
export function itemsOf(value: unknown): readonly Value[] | undefined {
  if (Array.isArray(value)) return value as readonly Value[];
  return value instanceof PyTuple ? value.items : undefined;
}

/** A float so that PyYAML reads it back: an exponent only behind a point. */
export function yamlFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = floatText(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}
