import type { IndexedRow } from '../../data';
import {
  isBlank,
  joinPrompt,
  renderExample,
  type RenderFailure,
  type Task,
  spellsOutChoices,
  templateHash,
} from '../../task';
import type { TaskTemplate } from '../../task';
import type { ExportExample } from './example';

/** A row through a template, before anything is done with it. */
export interface ExampleSource {
  readonly task: Task;
  readonly template: TaskTemplate;
  readonly row: IndexedRow;
  /** The task's split. */
  readonly split: string;
  /** For `renderExample`. */
  readonly seed: string;
}

/** What came of a row and a template. */
export type MadeExample =
  | { readonly kind: 'example'; readonly example: ExportExample }
  | { readonly kind: 'blank' }
  | { readonly kind: 'failed'; readonly failure: RenderFailure };

/** Renders a row and puts the parts together as the trainer does. */
export function makeExample(source: ExampleSource, separator: string): MadeExample {
  const { task, template, row, split, seed } = source;
  const rendered = renderExample(task, template, row.row, { seed });
  if (!rendered.ok) return { kind: 'failed', failure: rendered.error };
  if (isBlank(rendered.value)) return { kind: 'blank' };
  const { input, target, choices, gold } = rendered.value;
  const example: ExportExample = {
    ...joinParts(input, target, separator),
    ...(choices === undefined ? {} : { choices: choices.map(wellFormed) }),
    ...(gold === undefined ? {} : { gold }),
    provenance: {
      task: task.name,
      cluster: task.cluster,
      template: template.name,
      templateHash: hashOf(template),
      kind: template.kind,
      style: spellsOutChoices(template, rendered.value) ? 'zs_opt' : 'zs_noopt',
      row: row.index,
      split,
      seed,
    },
  };
  return { kind: 'example', example };
}

/**
 * The white space policy: none at the prompt's end, all of it at the completion's beginning. A newline that a
 * template keeps at its prompt's end (`keep_trailing_newline`) goes over too, before the separator, as in training.
 */
export function joinParts(
  input: string,
  target: string,
  separator: string,
): Pick<ExportExample, 'prompt' | 'completion' | 'target'> {
  const { prompt, lead } = joinPrompt(input, separator);
  return { prompt: wellFormed(prompt), completion: wellFormed(lead + target), target: wellFormed(target) };
}

/** Half a surrogate pair is no text that a file can hold; every encoder writes U+FFFD for it. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

const hashes = new WeakMap<TaskTemplate, string>();

function hashOf(template: TaskTemplate): string {
  let hash = hashes.get(template);
  if (hash === undefined) hashes.set(template, (hash = templateHash(template)));
  return hash;
}
