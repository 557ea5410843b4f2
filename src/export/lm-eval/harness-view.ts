import { parseTemplate, renderTemplate, type Template } from '../../jinja';
import { isInt, type Value } from '../../value';
import type { Row } from '../../data';

/**
 * What the harness would make of a member's keys on a row (`ConfigurableTask`, 0.4.13): a text that is a column's name
 * is the column; any other is rendered by strict Jinja that keeps a newline at the end, and then digits are taken for an
 * index where there are choices, brackets for a Python list. Undefined where it would raise, or do one of these where
 * text is meant.
 */
export class HarnessView {
  readonly #templates = new Map<string, Template>();

  /** The prompt. */
  text(key: string, row: Row, hasChoices: boolean): string | undefined {
    const column = row.get(key);
    if (column !== undefined) return typeof column === 'string' ? column : undefined;
    const text = this.#render(key, row);
    return text === undefined || (hasChoices && isDigits(text)) ? undefined : text;
  }

  /** The index of the right choice. */
  index(key: string, row: Row): number | undefined {
    const column = row.get(key);
    if (column !== undefined) return typeof column !== 'boolean' && isInt(column) ? Number(column) : undefined;
    const text = this.#render(key, row);
    return text !== undefined && isDigits(text) ? Number(text) : undefined;
  }

  /** An answer that is text. */
  answer(key: string, row: Row): string | undefined {
    const column = row.get(key);
    if (column !== undefined) return typeof column === 'string' ? column : undefined;
    const text = this.#render(key, row);
    return text === undefined || (text.length > 1 && text.startsWith('[') && text.endsWith(']')) ? undefined : text;
  }

  /** What the text of `doc_to_choice` prints; Python reads it as a list. */
  choices(key: string, row: Row): string | undefined {
    return this.#render(key, row);
  }

  #render(source: string, row: Row): string | undefined {
    let template = this.#templates.get(source);
    if (!template) {
      template = parseTemplate(source, { keepTrailingNewline: true });
      this.#templates.set(source, template);
    }
    const context = new Map<string, Value>();
    for (const [name, value] of row.entries()) if (typeof name === 'string') context.set(name, value);
    const rendered = renderTemplate(template, context, { undefined: 'strict' });
    return rendered.ok ? rendered.value : undefined;
  }
}

function isDigits(text: string): boolean {
  return /^\p{Nd}+$/u.test(text);
}
