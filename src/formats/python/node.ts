import type { Span } from '../../text';

/** A Python expression, as far as it can be understood without running anything. */
export type PyNode =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'constant'; readonly value: number | boolean | null; readonly span: Span }
  /** `a.b.c` */
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly PyNode[]; readonly span: Span }
  | { readonly kind: 'dict'; readonly entries: readonly PyEntry[]; readonly span: Span }
  /** `target[key]` */
  | { readonly kind: 'item'; readonly target: PyNode; readonly key: PyNode; readonly span: Span }
  | PyCall
  /** What only Python could tell the value of. */
  | { readonly kind: 'code'; readonly reason: PyCodeReason; readonly span: Span };

export interface PyEntry {
  readonly key: PyNode;
  readonly value: PyNode;
}

/** `a.b(1, c=2)` */
export interface PyCall {
  readonly kind: 'call';
  /** Dotted. */
  readonly callee: string;
  readonly positional: readonly PyNode[];
  readonly keywords: ReadonlyMap<string, PyNode>;
  readonly span: Span;
}

/** `expression` is all that is neither a literal nor a sum of strings. */
export type PyCodeReason = 'f-string' | 'bytes' | 'named-character' | 'expression';

/** A statement that is not indented. */
export type PyStatement =
  | { readonly kind: 'assign'; readonly target: PyNode; readonly value: PyNode; readonly span: Span }
  /** Any other, with the first word it begins with; its indented lines are passed over. */
  | { readonly kind: 'other'; readonly word: string; readonly span: Span };
