import { namesRead, renameUses } from '../rename-uses';

/** What our templates call by these names; a column of the same name would be hidden. */
const builtins = ['choices', 'answer_choices', 'options_'] as const;

/**
 * The columns' names within the task: those that no Jinja name can spell, or that a built-in would hide, are renamed,
 * and the templates with them.
 */
export class Columns {
  readonly #renamed = new Map<string, string>();

  /** For `data.rename`. */
  get renamed(): ReadonlyMap<string, string> {
    return this.#renamed;
  }

  /** Renames the columns that are hidden by a task's own choices, if any of the templates reads them. */
  avoidBuiltins(templates: readonly string[]): void {
    const used = new Set(templates.flatMap((text) => [...namesRead(text)]));
    for (const name of builtins) if (used.has(name)) this.#renamed.set(name, `${name.replace(/_$/, '')}_column`);
  }

  /** A column as a Jinja name. */
  nameOf(column: string): string {
    const known = this.#renamed.get(column);
    if (known !== undefined) return known;
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(column)) return column;
    const name = column.replaceAll(/[^\p{L}\p{N}_]+/gu, '_');
    this.#renamed.set(column, name);
    return name;
  }

  /** A template with the new names. */
  rewrite(text: string): string {
    return this.#renamed.size === 0 ? text : renameUses(text, this.#renamed);
  }
}
