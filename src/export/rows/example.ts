import type { TemplateKind } from '../../task';

/** Which file of an export a row stands in. */
export type ExportPart = 'train' | 'dev' | 'held_out';

/** FLAN v2's names of the zero-shot styles: are the answer choices written out in the prompt, or not? */
export type ExportStyle = 'zs_opt' | 'zs_noopt';

/** Where a row of an export comes from: enough to render it again, or to find out why it is there. */
export interface Provenance {
  readonly task: string;
  readonly cluster: string;
  /** The template's name; unique within its task. */
  readonly template: string;
  /** Of the template's content, whatever it is called: a changed template shows. */
  readonly templateHash: string;
  readonly kind: TemplateKind;
  readonly style: ExportStyle;
  /** The row's place in its stored split, from 0. */
  readonly row: number;
  /** The task's split: `train`, `dev`, `test`. */
  readonly split: string;
  /** What `renderExample` was seeded with. */
  readonly seed: string;
}

/**
 * One row of an export before it takes a format. The white space policy holds here already: `prompt` ends without
 * white space, `completion` begins with the recipe's `format.separator`, so that the two together are what the model
 * reads. It is what the built-in trainer tokenizes.
 */
export interface ExportExample {
  readonly prompt: string;
  readonly completion: string;
  /** The completion without what stands before it: for tools that put marks of their own between the two. */
  readonly target: string;
  readonly choices?: readonly string[];
  /** Index of the right one among `choices`; absent where the target is none of them. */
  readonly gold?: number;
  readonly provenance: Provenance;
}
