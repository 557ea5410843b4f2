import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Task, TaskTemplate } from '../../task';
import { pyRepr, toJson, type Value } from '../../value';
import type { ExportedFile, ExportNote, TaskFormatInput } from '../task-format';
import { printMember, type MemberConfig } from './config';
import { HarnessView } from './harness-view';
import { omissionNotes } from './notes';
import { plainJinja, type NotPlain, type PlainTemplate } from './plain-jinja';
import { askedRows, isRanked, type AskedRow, type Omitted } from './rows';
import { SameRows } from './same-rows';
import { localData, writeRendered } from './write-rendered';
import type { WriteMember } from './write-task';

/** The wording of a member that gives the very same questions on every row. */
interface Wording {
  readonly text: string;
  readonly target: string;
  readonly choices?: Value;
}

/** A wording with what it was tried on. */
interface FoundWording extends Wording {
  readonly documents: number;
  /** Tells one choice of rows from another. */
  readonly rows: string;
}

/**
 * A template as a task of the harness with its Jinja kept, over the rows as `data` gives them. It goes over only if the
 * harness's Jinja gives the same prompt, choices and right answer on every row; otherwise its prompts are rendered, and
 * a note says why. Templates of a task that ask the same rows share one file of them.
 */
export function symbolicWriter(): WriteMember {
  /** Files of rows by task and by which rows are in them. */
  const written = new Map<string, string>();
  return (input, task, template, name) => {
    let documents = 0;
    async function* entries(): AsyncGenerator<ExportedFile | ExportNote> {
      const omitted: Omitted = new Map();
      const found = await findWording(input, task, template, omitted);
      if (typeof found === 'string') {
        yield note(task, template, found);
        const rendered = writeRendered(input, task, template, name);
        yield* rendered.entries;
        documents = rendered.documents();
        return;
      }
      yield* omissionNotes(task, template, omitted);
      documents = found.documents;
      if (documents === 0) return;
      const rows = `${task.name} ${found.rows}`;
      const known = written.get(rows);
      const path = known ?? `data/rows-${written.size + 1}-${task.name}.jsonl`;
      if (known === undefined) {
        written.set(rows, path);
        yield { kind: 'file', path, content: rowLines(input, task, template) };
      }
      yield {
        kind: 'file',
        path: `${name}.yaml`,
        content: printMember(configOf(input, task, template, name, path, found)),
      };
    }
    return { entries: entries(), documents: () => documents };
  };
}

function configOf(
  { recipe }: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  name: string,
  path: string,
  { text, target, choices }: Wording,
): MemberConfig {
  return {
    ...{ name, task, template, split: 'test', docToText: text, docToTarget: target },
    ...(choices === undefined ? {} : { docToChoice: choices }),
    data: localData(path),
    separator: recipe.format.separator,
    mostTokens: recipe.lengths.target,
  };
}

async function* rowLines(input: TaskFormatInput, task: Task, template: TaskTemplate): AsyncGenerator<string> {
  for await (const { row } of askedRows(input, task, template, new Map())) yield `${toJson(row)}\n`;
}

type Hindrance = NotPlain | 'differs' | `column ${string}`;

/** The shortest wording that gives the same questions, or why there is none. */
async function findWording(
  input: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  omitted: Omitted,
): Promise<FoundWording | Hindrance> {
  const plain = plainJinja(template);
  if (typeof plain === 'string') return plain;
  const search = new WordingSearch(plain, isRanked(template));
  const same = new SameRows();
  const rows = createHash('sha256');
  let documents = 0;
  for await (const asked of askedRows(input, task, template, omitted)) {
    const changed = same.check(asked.row);
    if (changed !== undefined) return `column ${changed}`;
    if (!search.keep(asked)) return 'differs';
    rows.update(`${asked.index},`);
    documents++;
  }
  const shortest = search.shortest();
  return shortest ? { ...shortest, documents, rows: rows.digest('hex') } : 'differs';
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
