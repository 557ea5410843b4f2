import * as l10n from '@vscode/l10n';
import { isMap, parseDocument, type Document } from 'yaml';
import type { Problem } from '../text';
import type { SchemaCode } from './codes';
import { Cursor } from './cursor';

/** A YAML file as far as it could be read. */
export interface OpenDocument {
  readonly text: string;
  readonly document: Document;
  /** There where the file is a map, even a faulty one. */
  readonly root?: Cursor;
  readonly problems: readonly Problem<SchemaCode>[];
}

/** Reads YAML 1.2 as far as it goes, with every place and token kept. */
export function openDocument(text: string): OpenDocument {
  const document = parseDocument(text, { keepSourceTokens: true, prettyErrors: false, logLevel: 'silent' });
  const problems: Problem<SchemaCode>[] = [];
  for (const fault of [...document.errors, ...document.warnings]) {
    // One wrong mark makes the parser stumble over every token behind it: only the first of those is worth reading.
    if (fault.code === 'UNEXPECTED_TOKEN' && problems.some(({ severity }) => severity === 'error')) continue;
    const start = Math.min(fault.pos[0], text.length);
    problems.push({
      code: 'yaml-syntax',
      severity: fault.name === 'YAMLWarning' ? 'warning' : 'error',
      message: l10n.t('YAML: {0}', fault.message),
      span: { start, end: Math.max(start, Math.min(fault.pos[1], text.length)) },
    });
  }
  if (isMap(document.contents)) return { text, document, root: Cursor.root(document), problems };
  const place = { start: 0, end: document.contents ? text.trimEnd().length : 0 };
  if (!document.contents || Cursor.root(document).kind === 'none') {
    const message = l10n.t('The file is empty. Start it with the line that says what it is, as in "flan: task/1".');
    problems.push({ code: 'file-empty', severity: 'error', message, span: { start: 0, end: 0 } });
  } else {
    const message = l10n.t('Expected a map of "key: value" lines at the top of the file.');
    problems.push({ code: 'not-a-map', severity: 'error', message, span: place });
  }
  return { text, document, problems };
}
