import type { PromptSourceFile, PromptSourceTemplate } from '../../formats';
import { PyDict, type Value } from '../../value';
import { printAnswerChoices, readAnswerChoices } from './choices';
import type { Layout } from './body';

/** The key that keeps what PromptSource has and a task has not. */
export const PROMPTSOURCE_KEY = 'x-promptsource';

/** What a task keeps of its file: the names, which the source may no longer have after an edit, and stray keys. */
export function fileExtras({ dataset, subset, stray }: PromptSourceFile): PyDict {
  return dictOf([
    ['dataset', dataset],
    ['subset', subset],
    ['stray', mapOf(stray)],
  ]);
}

/** What a template keeps: its id, its notes, and whatever of it cannot be told from the task's own keys. */
export function templateExtras(template: PromptSourceTemplate, layout: Layout | undefined): PyDict {
  const { key, id, name, answerChoices, reference, metadata, stray } = template;
  const isPlain = answerChoices !== '' && answerChoices === canonical(answerChoices ?? '');
  return dictOf([
    ['id', key],
    ['inner_id', id === key ? undefined : (id ?? null)],
    ['name', name === '' ? '' : undefined],
    ['reference', reference],
    ['choices_in_prompt', metadata?.choicesInPrompt],
    ['languages', listOf(metadata?.languages)],
    ['metrics', listOf(metadata?.metrics)],
    ['original_task', metadata?.originalTask],
    ['answer_choices', isPlain ? undefined : (answerChoices ?? undefined)],
    ['layout', layout && dictOf(Object.entries(layout))],
    ['absent', absent(template)],
    ['anchor', metadata?.anchor],
    ['stray', mapOf(stray)],
    ['stray_metadata', metadata && mapOf(metadata.stray)],
  ]);
}

function canonical(answerChoices: string): string {
  return printAnswerChoices(readAnswerChoices(answerChoices));
}

/** Keys that every template of PromptSource's own has and this one lacks, where null could not be told from it. */
function absent({ answerChoices, metadata }: PromptSourceTemplate): Value | undefined {
  const keys = [
    ...(answerChoices === undefined ? ['answer_choices'] : []),
    ...(metadata === undefined ? ['metadata'] : []),
  ];
  return keys.length > 0 ? keys : undefined;
}

function listOf(texts: readonly string[] | null | undefined): Value | undefined {
  return texts ? [...texts] : texts;
}

function mapOf(entries: ReadonlyMap<string, Value>): PyDict | undefined {
  return entries.size > 0 ? PyDict.of(entries) : undefined;
}

function dictOf(entries: readonly (readonly [string, Value | undefined])[]): PyDict {
  return PyDict.of(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}
