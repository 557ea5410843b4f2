import type { Place, YamlNode } from '../pyyaml/node';
import type { FormatCode } from '../problem';

/** What a YAML file of the harness is, by the keys that the harness's index looks at. */
export type LmEvalKind =
  /** `task: NAME`. */
  | 'task'
  /** `group: NAME`, its members under `task`. */
  | 'group'
  /** `class: !function …`: a task written in Python. */
  | 'class'
  /** Neither: what other files include. */
  | 'part';

/** A YAML file of lm-evaluation-harness with what it includes, merged as the harness merges it. */
export interface LmEvalFile {
  readonly path: string;
  readonly kind: LmEvalKind;
  /** The file's own keys win over included ones; every value knows the file that it stands in. */
  readonly entries: ReadonlyMap<string, YamlNode>;
  /** Paths of the files that were included, nested ones too, in the order in which they were read. */
  readonly includes: readonly string[];
}

/** What is wrong in a file or in one that it includes. */
export interface LmEvalProblem {
  readonly code: FormatCode | 'include-missing' | 'include-circle';
  readonly message: string;
  readonly place: Place;
}

export interface ParsedLmEval {
  /** Absent where the file is none of the harness's. */
  readonly value?: LmEvalFile;
  readonly problems: readonly LmEvalProblem[];
}
