/** A line of a configuration file: a key with its value and perhaps a word about it, or a comment, or a blank line. */
export type ConfigLine =
  readonly [key: string, value: ConfigValue, comment?: string] | { readonly comment: string } | 'blank';

export type ConfigValue = string | number | boolean | { readonly block: readonly string[] };

/** YAML that a person is meant to read and change: `yaml` would print it, but not with a comment behind each key. */
export function configText(lines: readonly ConfigLine[]): string {
  return lines.map((line) => `${print(line)}\n`).join('');
}

function print(line: ConfigLine): string {
  if (line === 'blank') return '';
  if ('comment' in line) return line.comment.replaceAll(/^/gm, '# ');
  const [key, value, comment] = line;
  const behind = comment === undefined ? '' : ` # ${comment}`;
  if (typeof value === 'object') return [`${key}:${behind}`, ...value.block.map((one) => `  ${one}`)].join('\n');
  return `${key}: ${scalar(value)}${behind}`;
}

/** YAML 1.1 reads `1e-5` as text, so a number always has a dot; text is quoted where it could be anything else. */
export function scalar(value: string | number | boolean): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return /^[A-Za-z][\w./-]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
  const text = String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/** What YAML 1.1 reads as a boolean or as nothing. */
function isWord(text: string): boolean {
  return /^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
}
