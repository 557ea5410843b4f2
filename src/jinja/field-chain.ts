import type { Expression } from './ast';
import type { FieldUse } from './analysis';

/** A variable with what is read of it. */
export type FieldChain = Pick<FieldUse, 'name' | 'path' | 'span' | 'nameSpan'>;

/** A name with its attributes and items; the path ends before the first key that is not constant. */
export function chainOf(node: Expression): FieldChain | undefined {
  if (node.type === 'Name') return { name: node.name, path: [], span: node.span, nameSpan: node.span };
  if (node.type !== 'Attribute' && node.type !== 'Item') return undefined;
  const inner = chainOf(node.target);
  if (!inner) return undefined;
  const step = node.type === 'Attribute' ? node.name : constantKey(node.key);
  const complete = inner.span.end === node.target.span.end;
  if (step === undefined || !complete) return inner;
  return { ...inner, path: [...inner.path, step], span: node.span };
}

function constantKey(key: Expression): string | undefined {
  if (key.type !== 'Constant') return undefined;
  if (key.literal.kind === 'string') return key.literal.value;
  return key.literal.kind === 'int' ? String(key.literal.value) : undefined;
}
