import { exampleText, requiredKeys, schemaAt, typeText, type Schema } from '../../src/document';

/** The keys of one map of a schema, as a Markdown table with an example for each, longer ones below it. */
export function keyTable(root: Schema, path: readonly (string | number)[]): string {
  const map = schemaAt(root, path);
  if (!map?.properties) throw new Error(`The schema has no map at ${path.join('.') || 'its root'}.`);
  const rows: string[] = [];
  const below: string[] = [];
  for (const key of Object.keys(map.properties)) {
    const schema = schemaAt(root, [...path, key]) ?? {};
    const example = schema.examples?.[0] === undefined ? '' : exampleText(schema.examples[0]);
    const isLong = example.includes('\n');
    if (isLong) below.push(`\`\`\`yaml\n${example.startsWith('\n') ? `${key}:` : `${key}: `}${example}\n\`\`\``);
    rows.push(
      row([
        `\`${key}\``,
        typeText(root, schema),
        requiredKeys(map).includes(key) ? '_required_' : defaultOf(schema),
        schema.description ?? '',
        isLong ? '_below_' : code(`${key}: ${example}`),
      ]),
    );
  }
  const head = [row(['key', 'value', 'default', 'meaning', 'example']), row(Array<string>(5).fill('---'))];
  return [[...head, ...rows].join('\n'), ...below].join('\n\n');
}

/** The key paths of all maps with keys of their own; `0` stands for an item of a list, `*` for a key of the author's. */
export function mapsOf(
  root: Schema,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const schema = schemaAt(root, path);
  if (!schema) return [];
  const own = schema.properties ? [path] : [];
  const inner = Object.keys(schema.properties ?? {}).flatMap((key) => mapsOf(root, [...path, key]));
  const free = typeof schema.additionalProperties === 'object' ? mapsOf(root, [...path, '*']) : [];
  return [...own, ...inner, ...free, ...(schema.items ? mapsOf(root, [...path, 0]) : [])];
}

function defaultOf(schema: Schema): string {
  return schema.default === undefined ? '' : code(JSON.stringify(schema.default));
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Text as code, whatever backquotes are in it. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
