import * as l10n from '@vscode/l10n';
import { schemaAt, type Schema } from './schema';
import { schemaText } from './schema-text';
import { typeText } from './type-text';

/**
 * What a key means, in Markdown: its description, its type and default, an example. Undefined where the path leads
 * nowhere.
 */
export function describe(root: Schema, path: readonly (string | number)[]): string | undefined {
  const schema = schemaAt(root, path);
  if (schema?.description === undefined) return undefined;
  const key = path.findLast((step) => typeof step === 'string');
  const lines = [schemaText(schema.description)];
  const facts = [typeText(root, schema), schema.default === undefined ? '' : defaultText(schema.default)];
  if (facts.some(Boolean)) lines.push(facts.filter(Boolean).join(' · '));
  const example = schema.examples?.[0];
  if (example !== undefined && key !== undefined) lines.push(`\`\`\`yaml\n${key}: ${exampleText(example)}\n\`\`\``);
  return lines.join('\n\n');
}

function defaultText(value: unknown): string {
  return l10n.t('Default: {0}', `\`${JSON.stringify(value)}\``);
}

/** An example of the schema as YAML: text is YAML already. */
export function exampleText(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}
