import { escape } from './escape';

/** A cell: its text, and a class where it is no plain number. */
export interface Cell {
  readonly text: string;
  readonly className?: string;
}

export function cell(text: string, className?: string): Cell {
  return className === undefined ? { text } : { text, className };
}

/** An HTML table; the first column holds names, the others numbers (unless a cell's class says `words`). */
export function htmlTable(
  header: readonly Cell[],
  rows: readonly { readonly className?: string; readonly cells: readonly Cell[] }[],
): string {
  const head = header.map((one) => `<th scope="col"${classOf(one)}>${escape(one.text)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.cells.map((one) => `<td${classOf(one)}>${escape(one.text)}</td>`).join('');
    return `<tr${classOf(row)}>${cells}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function classOf({ className }: { readonly className?: string }): string {
  return className === undefined ? '' : ` class="${escape(className)}"`;
}
