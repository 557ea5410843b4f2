/** A parsed Python regular expression. */
export type RegexNode =
  | { readonly type: 'char'; readonly accepts: (char: string) => boolean }
  | { readonly type: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly type: 'either'; readonly options: readonly RegexNode[] }
  | {
      readonly type: 'repeat';
      readonly item: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  /** Matched once and for all: what it could have matched otherwise is not tried (`(?>...)`, `x*+`). */
  | { readonly type: 'atomic'; readonly item: RegexNode }
  | { readonly type: 'group'; readonly index: number; readonly item: RegexNode }
  | { readonly type: 'backreference'; readonly index: number; readonly ignoreCase: boolean }
  | { readonly type: 'look'; readonly behind: boolean; readonly negative: boolean; readonly item: RegexNode }
  | {
      readonly type: 'at';
      readonly place: 'start' | 'end' | 'lineStart' | 'lineEnd' | 'beforeEnd' | 'edge' | 'noEdge';
    };

/** A whole expression; group 0, the match itself, is not counted. */
export interface ParsedRegex {
  readonly root: RegexNode;
  /** Capturing groups, without the whole match. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}
