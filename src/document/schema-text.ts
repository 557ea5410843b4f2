import * as l10n from '@vscode/l10n';

/** A description or message of a schema in the editor's language. Its English stands in the schema, not in the code. */
export function schemaText(text: string): string {
  return l10n.t(text);
}
