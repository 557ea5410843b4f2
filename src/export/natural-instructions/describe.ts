import { canonicalCluster } from '../../mixture';
import type { Task } from '../../task';
import type { Value } from '../../value';

/** What Natural Instructions calls the clusters' tasks. */
const categories: ReadonlyMap<string, string> = new Map([
  ['nli', 'Textual Entailment'],
  ['commonsense', 'Commonsense Classification'],
  ['sentiment', 'Sentiment Analysis'],
  ['paraphrase', 'Text Matching'],
  ['closed_book_qa', 'Question Answering'],
  ['struct_to_text', 'Data to Text'],
  ['reading_comprehension', 'Question Answering'],
  ['read_comp_with_commonsense', 'Question Answering'],
  ['coreference', 'Coreference Resolution'],
  ['summarization', 'Summarization'],
  ['translation', 'Translation'],
]);

/** The keys before the definition, in the project's order. Who contributed it, a task file does not say. */
export function describeTask(task: Task): ReadonlyMap<string, Value> {
  const category = categories.get(canonicalCluster(task.cluster)) ?? 'Misc.';
  const language = new Intl.DisplayNames(['en'], { type: 'language' }).of(task.language) ?? task.language;
  return new Map<string, Value>([
    ['Contributors', []],
    ['Source', task.families.length > 0 ? [...task.families] : [task.name]],
    ['URL', []],
    ['Categories', [category]],
    ['Reasoning', []],
    ['Input_language', [language]],
    ['Output_language', [language]],
    ['Instruction_language', [language]],
  ]);
}
