import type { NaturalTask } from '../../formats';
import { PyDict, type Value } from '../../value';
import { guessCluster, UNKNOWN_CLUSTER } from '../clusters';
import type { TaskDraft, TemplateDraft } from '../task-draft';
import { verbatim } from './text';

/** Where a task keeps what only Natural Instructions has: the file's keys, `Instances` naming the file of the rows. */
export const NATURAL_KEY = 'x-natural-instructions';

/** The instances on which Natural Instructions evaluates: the first of the file. */
const EVALUATED = 100;

/** Examples that Tk-Instruct puts before a question. */
const SHOWN_EXAMPLES = 2;

/** Fewer outputs than this are classes to the project's own checks. */
const MOST_CLASSES = 14;
const LONGEST_CLASS = 60;
/** A class must be met so often on average: a few instances with as many answers are no classification. */
const LEAST_PER_CLASS = 4;

/**
 * A task with the prompts of Tk-Instruct: the definition, and the definition with two positive examples. The instances
 * are rows as they are, so that every right answer is kept; the first one is the target.
 *
 * @param rows the path of the instances' file, relative to the task's
 */
export function convertNatural(task: NaturalTask, name: string, rows: string): TaskDraft {
  const { categories, source, instances, head } = task;
  const choices = classesOf(instances);
  const output = instances.some((instance) => typeof instance.get('output') === 'string')
    ? '{{ output if output is string else output[0] }}'
    : '{{ output[0] }}';
  const target = choices ? '{{ answer }}' : output;
  const examples = task.positive.slice(0, SHOWN_EXAMPLES);
  const templates: TemplateDraft[] = [
    { name: 'definition', body: { kind: 'pair', input: prompt(task, 0), target } },
    ...(examples.length > 0
      ? [
          {
            name: `definition-and-${examples.length}-examples`,
            body: { kind: 'pair', input: prompt(task, examples.length), target },
          } as const,
        ]
      : []),
  ];
  const families = source.map(familyOf).filter((family) => family !== '');
  const language = languageOf(task.inputLanguage);
  return {
    name,
    cluster: clusterOf(categories, name) ?? UNKNOWN_CLUSTER,
    ...(families.length > 0 ? { families: [...new Set(families)] } : {}),
    ...(language === undefined ? {} : { language }),
    data: { source: { kind: 'jsonl', path: rows }, splits: splitsOf(instances.length) },
    ...(choices ? { choices, answer: output } : {}),
    scoring: choices ? 'rank' : 'generate',
    metrics: choices ? ['accuracy'] : ['rouge'],
    templates,
    extras: new Map([
      [NATURAL_KEY, PyDict.of([...head].map(([key, value]) => [key, key === 'Instances' ? rows : value]))],
    ]),
  };
}

/** The first instances are for tests, as the project has it; of a small file the first half. */
function splitsOf(count: number): ReadonlyMap<string, string> {
  const tests = Math.min(EVALUATED, Math.floor(count / 2));
  return new Map([
    ['train', `train[${tests}:]`],
    ['test', `train[:${tests}]`],
  ]);
}

function prompt({ definition, positive }: NaturalTask, shown: number): string {
  const parts = [`Definition: ${verbatim(definition.join('\n').trim())}`];
  for (const [index, { input, output }] of positive.slice(0, shown).entries()) {
    parts.push(`Positive Example ${index + 1} -\nInput: ${verbatim(input.trim())}\nOutput: ${verbatim(output.trim())}`);
  }
  parts.push('Now complete the following example -\nInput: {{ input | trim }}\nOutput:');
  return parts.join('\n\n');
}

/** The outputs, sorted, where they are a small closed set and each instance has just one of them. */
function classesOf(instances: readonly PyDict[]): readonly string[] | undefined {
  const classes = new Set<string>();
  for (const instance of instances) {
    const output: Value | undefined = instance.get('output');
    const [first, ...more] = Array.isArray(output) ? output : [output];
    if (typeof first !== 'string' || more.length > 0 || first.length > LONGEST_CLASS) return undefined;
    classes.add(first.trim());
    if (classes.size > MOST_CLASSES) return undefined;
  }
  const isClosed = classes.size > 1 && instances.length >= classes.size * LEAST_PER_CLASS && !classes.has('');
  return isClosed ? [...classes].sort() : undefined;
}

/** Categories by FLAN's clusters; Natural Instructions names them by their end, as in "Classification -> …". */
const clusters: readonly (readonly [RegExp, string])[] = [
  [/Textual Entailment|Entailment Verification/, 'nli'],
  [/Commonsense Classification|Commonsense Reasoning|Story Cloze/, 'commonsense'],
  [/Sentiment/, 'sentiment'],
  [/Paraphras|Text Matching|Textual Similarity/, 'paraphrase'],
  [/Open Question Answering|Closed-book/, 'closed_book_qa'],
  [/Data to Text/, 'struct_to_text'],
  [/Contextual Question Answering|^Question Answering$/, 'reading_comprehension'],
  [/Coreference/, 'coreference'],
  [/Summarization|Title Generation|Headline/, 'summarization'],
  [/Translation/, 'translation'],
];

function clusterOf(categories: readonly string[], name: string): string | undefined {
  for (const category of categories) {
    const found = clusters.find(([pattern]) => pattern.test(category));
    if (found) return found[1];
  }
  return guessCluster([name]);
}

/** A data set's name as a family; tasks of one source never stand on both sides of a hold-out. */
function familyOf(source: string): string {
  return source
    .toLowerCase()
    .replace(/\(.*|https?:\S+/g, '')
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** The code of the input's language, where there is one and it is a well-known name. */
function languageOf([first]: readonly string[]): string | undefined {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const codes = ['en', 'ar', 'bg', 'bn', 'cs', 'de', 'el', 'es', 'fa', 'fi', 'fr', 'gu', 'he', 'hi', 'hu', 'id', 'it'];
  const more = [
    'ja',
    'ko',
    'mr',
    'ms',
    'nl',
    'no',
    'pa',
    'pl',
    'pt',
    'ro',
    'ru',
    'sv',
    'sw',
    'ta',
    'te',
    'th',
    'tr',
    'uk',
    'ur',
    'vi',
    'zh',
  ];
  return [...codes, ...more].find((code) => names.of(code) === first);
}
