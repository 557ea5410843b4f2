import type { Span } from '../../text';

/** A list of patterns of FLAN's `templates.py` under its key, as in `PATTERNS = {"rte": [("…", "…"), …]}`. */
export interface FlanPatternSet {
  /** The variable that holds the dictionary: `PATTERNS`, `FEWSHOT_PATTERNS`… */
  readonly variable: string;
  /** The key in the dictionary. */
  readonly name: string;
  readonly patterns: readonly FlanPattern[];
  /** The key whose list this one shares, as in `PATTERNS["a"] = PATTERNS["b"]`. */
  readonly aliasOf?: string;
  /** The key in the file. */
  readonly span: Span;
}

/** A pair of texts in which `{field}` stands for a value. */
export interface FlanPattern {
  readonly inputs: string;
  readonly targets: string;
  /** The other arguments of a `FewShotPattern(…)` of FLAN v2 by name; absent for a plain pair. */
  readonly fewShot?: ReadonlyMap<string, FewShotValue>;
  readonly span: Span;
}

export type FewShotValue = string | number | boolean | null;
