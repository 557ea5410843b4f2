import * as l10n from '@vscode/l10n';
import { renderTemplate, type Context } from '../jinja';
import { PyDict, pyStr, type Value } from '../value';
import type { Row, RowProblem } from './row';
import type { DataSpec } from './spec';

/** A row's columns as a template's variables: copies, since templates may append to a list or update a dict. */
export function contextOf(row: Row): Map<string, Value> {
  const context = new Map<string, Value>();
  for (const [name, value] of row.entries()) if (typeof name === 'string') context.set(name, copyOf(value));
  return context;
}

/** Lists and dicts are mutable, also from inside a template; everything else is not. */
function copyOf(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value instanceof PyDict) return PyDict.of([...value.entries()].map(([key, item]) => [key, copyOf(item)]));
  return value;
}

/** A row as it is stored, with its place. */
export interface PlacedRow {
  readonly row: Row;
  /** Place in the stored split, from 0. */
  readonly index: number;
  readonly file: string;
  readonly line: number;
}

/** What rename, derive and keep_if make of a row; `row` is absent where the row is left out. */
export interface Reshaped {
  readonly row?: Row;
  readonly problems: readonly RowProblem[];
}

/** Applies `rename`, then `derive` in order (each sees those before it), then `keep_if`. */
export class Reshaper {
  readonly #spec: DataSpec;
  /** Renames already reported: said once per reading, not once per row. */
  readonly #reported = new Set<string>();

  constructor(spec: DataSpec) {
    this.#spec = spec;
  }

  reshape({ row: stored, index, file, line }: PlacedRow): Reshaped {
    const problems: RowProblem[] = [];
    const row = this.#rename(stored, { file, line }, problems);
    for (const { name, template } of this.#spec.derive) {
      const rendered = renderTemplate(template, contextOf(row), { seed: `derive/${name}/${index}` });
      if (!rendered.ok) {
        const message = l10n.t('The derived column "{0}" does not render: {1}', name, rendered.error.message);
        problems.push({ code: 'derive-failed', severity: 'error', file, line, message });
        return { problems };
      }
      row.set(name, rendered.value);
    }
    const kept = this.#keep(row, index);
    if (typeof kept === 'string') {
      problems.push({ code: 'keep-if-failed', severity: 'error', file, line, message: kept });
      return { problems };
    }
    return kept ? { row, problems } : { problems };
  }

  #rename(stored: Row, place: Pick<PlacedRow, 'file' | 'line'>, problems: RowProblem[]): Row {
    const { rename } = this.#spec;
    const once = (code: RowProblem['code'], name: string, message: string): void => {
      if (this.#reported.has(name)) return;
      this.#reported.add(name);
      problems.push({ code, severity: 'warning', ...place, message });
    };
    const row = PyDict.of([]);
    for (const [key, value] of stored.entries()) {
      const name = pyStr(key);
      const renamed = rename.get(name) ?? name;
      if (row.has(renamed))
        once('rename-clash', renamed, l10n.t('Two columns are called "{0}" after "rename".', renamed));
      row.set(renamed, value);
    }
    for (const name of rename.keys()) {
      if (!stored.has(name))
        once('rename-missing', name, l10n.t('"rename" names the column "{0}", which this row does not have.', name));
    }
    return row;
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
