import * as l10n from '@vscode/l10n';
import { analyse, renderTemplate, type Context, type Template } from '../jinja';
import { parseJson, PyDict, pyStr, type Value } from '../value';
import type { Row, RowProblem, RowProblemCode } from './row';
import type { DataSpec, Derivation } from './spec';

/** A row's columns as a template's variables. The lists and dicts are the row's own: rendering leaves them as they are. */
export function contextOf(row: Row): Map<string, Value> {
  const context = new Map<string, Value>();
  for (const [name, value] of row.entries()) if (typeof name === 'string') context.set(name, value);
  return context;
}

/** A row as it is stored, with its place. */
export interface PlacedRow {
  readonly row: Row;
  /** Place in the stored split, from 0. */
  readonly index: number;
  readonly file: string;
  readonly line: number;
}

type FilePlace = Pick<PlacedRow, 'file' | 'line'>;

/** What rename, derive and keep_if make of a row; `row` is absent where the row is left out. */
export interface Reshaped {
  readonly row?: Row;
  readonly problems: readonly RowProblem[];
}

/** Applies `rename`, then `derive` in order (each sees those before it), then `keep_if`. */
export class Reshaper {
  readonly #spec: DataSpec;
  /** What was reported: said once per reading, not once per row. */
  readonly #reported = new Set<string>();

  constructor(spec: DataSpec) {
    this.#spec = spec;
  }

  reshape({ row: stored, index, file, line }: PlacedRow): Reshaped {
    const problems: RowProblem[] = [];
    const row = this.#rename(stored, { file, line }, problems);
    for (const derivation of this.#spec.derive) {
      const { name, template, isJson = false } = derivation;
      if (row.has(name) && !readsItself(derivation)) {
        const message = l10n.t('The derived column "{0}" hides the one of that name and does not use it.', name);
        this.#once('derive-hides', name, { file, line }, message, problems);
      }
      const rendered = renderTemplate(template, contextOf(row), { seed: `derive/${name}/${index}` });
      if (!rendered.ok) {
        const message = l10n.t('The derived column "{0}" does not render: {1}', name, rendered.error.message);
        problems.push({ code: 'derive-failed', severity: 'error', file, line, column: name, message });
        return { problems };
      }
      row.set(name, isJson ? valueOf(rendered.value) : rendered.value);
    }
    const kept = this.#keep(row, index);
    if (typeof kept === 'string') {
      problems.push({ code: 'keep-if-failed', severity: 'error', file, line, message: kept });
      return { problems };
    }
    return kept ? { row, problems } : { problems };
  }

  #rename(stored: Row, place: FilePlace, problems: RowProblem[]): Row {
    const { rename } = this.#spec;
    const tell = (code: RowProblemCode, name: string, message: string): void =>
      this.#once(code, name, place, message, problems);
    const row = PyDict.of([]);
    for (const [key, value] of stored.entries()) {
      const name = pyStr(key);
      const renamed = rename.get(name) ?? name;
      if (row.has(renamed))
        tell(
          'rename-clash',
          renamed,
          l10n.t('Two columns are called "{0}" after "rename"; the last is kept.', renamed),
        );
      row.set(renamed, value);
    }
    for (const name of rename.keys()) {
      if (!stored.has(name))
        tell('rename-missing', name, l10n.t('"rename" names the column "{0}", which this row does not have.', name));
    }
    return row;
  }

  /** A warning that would be the same for every row. */
  #once(code: RowProblemCode, name: string, place: FilePlace, message: string, problems: RowProblem[]): void {
    const key = `${code} ${name}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    problems.push({ code, severity: 'warning', ...place, column: name, message });
  }

  /** @returns a message where the condition does not render. */
  #keep(row: Row, index: number): boolean | string {
    const { keepIf } = this.#spec;
    if (!keepIf) return true;
    const context: Context = contextOf(row);
    const rendered = renderTemplate(keepIf, context, { seed: `keep_if/${index}` });
    if (!rendered.ok) return l10n.t('"keep_if" does not render: {0}', rendered.error.message);
    return !falseTexts.has(rendered.value.trim());
  }
}

/** How Python prints what it holds for false. */
const falseTexts = new Set(['', 'False', 'false', 'None', '0', '0.0', '[]', '{}', '()']);

const readers = new WeakMap<Template, boolean>();

/** Whether a derived column is made of the one that it replaces: `premise: "{{ premise | trim }}"`. */
function readsItself({ name, template }: Derivation): boolean {
  let reads = readers.get(template);
  if (reads === undefined) {
    reads = analyse(template).uses.some((use) => use.name === name);
    readers.set(template, reads);
  }
  return reads;
}

function valueOf(json: string): Value {
  const parsed = parseJson(json);
  return parsed.ok ? parsed.value : json;
}
