import { parseTemplate, renderTemplate, type BuiltinDoc } from '../../src/jinja';
import { code } from './key-table';

/** Built-in filters, tests or functions as a Markdown table; what each example prints is what the engine prints. */
export function builtinTable(docs: readonly BuiltinDoc[]): string {
  const byName = [...docs].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = byName.map(({ name, signature, summary, example }) =>
    row([anchor(name, signature), summary, code(oneLine(example)), code(oneLine(printed(example)))]),
  );
  return [row(['name', 'what it gives', 'example', 'prints']), row(Array<string>(4).fill('---')), ...rows].join('\n');
}

function anchor(name: string, signature: string): string {
  return signature === name ? code(name) : code(signature);
}

function printed(example: string): string {
  const rendered = renderTemplate(parseTemplate(example), new Map());
  if (!rendered.ok) throw new Error(`${example}: ${rendered.error.message}`);
  return rendered.value;
}

/** Line breaks as `\n`, since a cell is one line; an empty text as the quotes of nothing. */
function oneLine(text: string): string {
  return text === '' ? "''" : text.replaceAll('\n', '\\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
