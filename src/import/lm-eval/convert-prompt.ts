import * as l10n from '@vscode/l10n';
import type { Columns } from './columns';
import { placeholder } from './convert-target';
import type { HarnessField } from './field';
import type { Notes } from './notes';

/** The parts of a prompt in the harness. */
export interface PromptParts {
  readonly description: HarnessField;
  readonly text: HarnessField;
  /** What the answer begins with. */
  readonly prefix: HarnessField;
  /** Between prompt and answer. */
  readonly delimiter: string;
}

/** A prompt as one template. */
export interface ConvertedPrompt {
  readonly input: string;
  readonly keepTrailingNewline: boolean;
}

/**
 * The prompt without few-shot examples: the description, the text, and what the answer begins with, as
 * `fewshot_context` of the harness joins them. Its environment keeps a newline at a template's end, ours only where
 * the template says so; white space before that newline is dropped here, and not there.
 */
export function convertPrompt(parts: PromptParts, columns: Columns, notes: Notes): ConvertedPrompt {
  const description = joinable(partOf('description', parts.description, columns, notes));
  const text = joinable(partOf('doc_to_text', parts.text, columns, notes));
  const prefix = partOf('gen_prefix', parts.prefix, columns, notes);
  const needsDelimiter = prefix !== '' && !/\s$/.test(text) && !/^\s/.test(prefix);
  const input = description + text + (needsDelimiter ? parts.delimiter : '') + prefix;
  const place = parts.text.kind === 'absent' ? undefined : parts.text.place;
  if (place && input.trim() === '') {
    const why = l10n.t('The harness compares whole texts without any prompt; a task here has a prompt.');
    notes.add('person', place, 'doc_to_text', why, l10n.t('Write an instruction that the choices answer.'));
  } else if (place && /[^\S\n]$|\s\n$/.test(input)) {
    const why = l10n.t('White space at the end of the prompt is dropped here; the harness keeps it.');
    notes.add('aside', place, 'doc_to_text', why);
  }
  return { input, keepTrailingNewline: input.endsWith('\n') };
}

/** A brace at the end must not become half of the mark that the next part begins with. */
function joinable(text: string): string {
  return text.replace(/\{$/, '{{ "{" }}');
}

function partOf(key: string, field: HarnessField, columns: Columns, notes: Notes): string {
  switch (field.kind) {
    case 'absent':
      return '';
    case 'text':
      return field.text;
    case 'jinja':
      return columns.rewrite(field.text);
    case 'column':
      return `{{ ${columns.nameOf(field.name)} }}`;
    case 'python':
      return `{{ ${placeholder(key, field, notes)} }}`;
    case 'list':
    case 'index': {
      const why = l10n.t('The harness puts each choice before one and the same answer; a task here has one prompt.');
      notes.add('person', field.place, key, why, l10n.t('Write the prompt and what is to be answered.'));
      return field.kind === 'index' ? `{{ choices[${field.index}] }}` : '';
    }
  }
}
