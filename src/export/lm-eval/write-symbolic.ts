import * as l10n from '@vscode/l10n';
import type { Task, TaskTemplate } from '../../task';
import { PyDict, pyRepr, toJson, type Value } from '../../value';
import type { ExportedFile, ExportNote, TaskFormatInput } from '../task-format';
import { printMember } from './config';
import { HarnessView } from './harness-view';
import { omissionNotes } from './notes';
import { plainJinja, type NotPlain, type PlainTemplate } from './plain-jinja';
import { askedRows, isRanked, type AskedRow, type Omitted } from './rows';
import { SameRows } from './same-rows';
import { localData, writeRendered, type WrittenMember } from './write-rendered';

/** The wording of a member that gives the very same questions on every row. */
interface Wording {
  readonly text: string;
  readonly target: string;
  readonly choices?: Value;
}

/**
 * A template as a task of the harness with its Jinja kept, over the rows as `data` gives them. It goes over only if the
 * harness's Jinja gives the same prompt, choices and right answer on every row; otherwise its prompts are rendered, and
 * a note says why.
 */
export function writeSymbolic(input: TaskFormatInput, task: Task, template: TaskTemplate, name: string): WrittenMember {
  let documents = 0;
  let rendered: WrittenMember | undefined;
  async function* entries(): AsyncGenerator<ExportedFile | ExportNote> {
    const omitted: Omitted = new Map();
    const found = await findWording(input, task, template, omitted);
    if (typeof found === 'string') {
      yield note(task, template, found);
      rendered = writeRendered(input, task, template, name);
      yield* rendered.entries;
      return;
    }
    const path = `data/${name}.jsonl`;
    async function* lines(): AsyncGenerator<string> {
      for await (const { row } of askedRows(input, task, template, new Map())) {
        documents++;
        yield `${toJson(row)}\n`;
      }
    }
    yield { kind: 'file', path, content: lines() };
    yield* omissionNotes(task, template, omitted);
    const config = {
      ...{ name, task, template, split: 'test', docToText: found.text, docToTarget: found.target },
      ...(found.choices === undefined ? {} : { docToChoice: found.choices }),
      data: localData(path),
      separator: input.recipe.format.separator,
      mostTokens: input.recipe.lengths.target,
    };
    if (documents > 0) yield { kind: 'file', path: `${name}.yaml`, content: printMember(config) };
  }
  return { entries: entries(), documents: () => rendered?.documents() ?? documents };
}

type Hindrance = NotPlain | 'differs' | `column ${string}`;

/** The shortest wording that gives the same questions, or why there is none. */
async function findWording(
  input: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  omitted: Omitted,
): Promise<Wording | Hindrance> {
  const plain = plainJinja(template);
  if (typeof plain === 'string') return plain;
  const search = new WordingSearch(plain, isRanked(template));
  const same = new SameRows();
  for await (const asked of askedRows(input, task, template, omitted)) {
    const changed = same.check(asked.row);
    if (changed !== undefined) return `column ${changed}`;
    if (!search.keep(asked)) return 'differs';
  }
  return search.shortest() ?? 'differs';
}

/** Drops, row by row, the wordings that do not give what is asked. */
class WordingSearch {
  readonly #view = new HarnessView();
  readonly #ranked: boolean;
  #texts: readonly string[];
  #targets: readonly string[];
  #choices: readonly string[] | { readonly wordings: readonly string[] } | undefined;

  constructor({ text, target, choices }: PlainTemplate, ranked: boolean) {
    this.#texts = text;
    this.#targets = target;
    this.#choices = choices;
    this.#ranked = ranked;
  }

  /** Whether anything is left. */
  keep({ row, prompt, target, choices, gold }: AskedRow): boolean {
    const view = this.#view;
    this.#texts = this.#texts.filter((text) => view.text(text, row, this.#ranked) === prompt);
    this.#targets = this.#targets.filter((key) =>
      this.#ranked ? view.index(key, row) === gold : view.answer(key, row) === target,
    );
    const wanted = this.#choices;
    if (wanted && 'wordings' in wanted) {
      const list = pyRepr([...(choices ?? [])]);
      this.#choices = { wordings: wanted.wordings.filter((key) => view.choices(key, row) === list) };
      if (this.#choices.wordings.length === 0) return false;
    }
    return this.#texts.length > 0 && this.#targets.length > 0;
  }

  shortest(): Wording | undefined {
    const [text] = this.#texts;
    const [target] = this.#targets;
    if (text === undefined || target === undefined) return undefined;
    const choices = this.#choices;
    if (!choices) return { text, target };
    return { text, target, choices: 'wordings' in choices ? choices.wordings[0]! : [...choices] };
  }
}

function note(task: Task, template: TaskTemplate, hindrance: Hindrance): ExportNote {
  return {
    kind: 'note',
    file: task.path,
    what: l10n.t('template "{0}" is written with its prompts rendered', template.name),
    why: because(hindrance),
  };
}

function because(hindrance: Hindrance): string {
  switch (hindrance) {
    case 'joined':
      return l10n.t('It is one text for prompt and target, which the harness has in two keys.');
    case 'random':
      return l10n.t('It draws at random.');
    case 'own-filter':
      return l10n.t('It uses a filter or function that the harness does not have.');
    case 'differs':
      return l10n.t('The harness’s Jinja would not give the same prompt, choices and answer on every row.');
    default:
      return l10n.t('"datasets" would not give {0} back as it is.', hindrance);
  }
}
