import * as l10n from '@vscode/l10n';
import type { Cursor } from '../document';
import { separator } from './body';
import { emptyField, readField, type TaskReader } from './jinja-field';
import type { JinjaField, TemplateBody } from './task';

/** Reads `jinja`, or `input` and `target`; which of them a template may have together is the schema's to say. */
export function loadBody(reader: TaskReader, item: Cursor, keepTrailingNewline: boolean): TemplateBody {
  const read = (key: string): JinjaField | undefined => readField(reader, item.get(key), { keepTrailingNewline });
  const empty = (key: string): JinjaField => emptyField(item.get(key)?.span ?? item.span);
  const jinja = read('jinja');
  if (jinja) checkSeparator(reader, jinja);
  if (item.get('jinja') && !item.get('input') && !item.get('target')) {
    return { kind: 'joined', jinja: jinja ?? empty('jinja') };
  }
  return { kind: 'pair', input: read('input') ?? empty('input'), target: read('target') ?? empty('target') };
}

function checkSeparator(reader: TaskReader, { text, span }: JinjaField): void {
  if (text.includes(separator)) return;
  const message = l10n.t(
    'Nothing divides the prompt from the target. Write "{0}" between them, or use "input" and "target".',
    separator,
  );
  reader.report({ code: 'separator-missing', severity: 'error', message, span });
}
