import { parseTemplate } from '../../jinja';

/** `{field}` as FLAN finds it: its code looks for `{\w*}`, with no escapes. */
const field = /\{([\p{L}\p{N}_]*)\}/gu;

/** Words that are no variables in Jinja. */
const reserved: ReadonlySet<string> = new Set(
  'and else false False if in is not none None or recursive true True'.split(' '),
);

/** A text of FLAN as Jinja: `{field}` becomes `{{ field }}`, braces of the text itself print themselves. */
export function patternToJinja(pattern: string): string {
  let out = '';
  let from = 0;
  for (const match of pattern.matchAll(field)) {
    const name = match[1] ?? '';
    if (!isVariable(name)) continue;
    // What stands before a placeholder may not begin one with it.
    out += `${literal(pattern.slice(from, match.index), true)}{{ ${name} }}`;
    from = match.index + match[0].length;
  }
  return out + literal(pattern.slice(from), false);
}

/** The text of FLAN that `patternToJinja` made the Jinja of; undefined for Jinja that FLAN cannot say. */
export function jinjaToPattern(jinja: string): string | undefined {
  const { body, problems } = parseTemplate(jinja, { keepTrailingNewline: true });
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  let out = '';
  for (const statement of body) {
    if (statement.type === 'Text') {
      out += statement.text;
      continue;
    }
    if (statement.type !== 'Output') return undefined;
    const { expression } = statement;
    if (expression.type === 'Name') out += `{${expression.name}}`;
    else if (expression.type === 'Constant' && expression.literal.kind === 'string') out += expression.literal.value;
    else return undefined;
  }
  return out;
}

/** The placeholders of a text, and those that cannot be variables. */
export function fieldsOf(pattern: string): { readonly names: readonly string[]; readonly unusable: readonly string[] } {
  const all = [...new Set([...pattern.matchAll(field)].map((match) => match[1] ?? ''))];
  return { names: all.filter(isVariable), unusable: all.filter((name) => !isVariable(name)) };
}

function isVariable(name: string): boolean {
  return /^[\p{L}_]/u.test(name) && !reserved.has(name);
}

/** Text in which expressions print the braces that Jinja would take for its own, and the returns it would change. */
function literal(text: string, beforeField: boolean): string {
  const openers = beforeField ? /\{(?=[{%#\r]|$)/g : /\{(?=[{%#\r])/g;
  return text.replaceAll(openers, "{{ '{' }}").replaceAll('\r', String.raw`{{ '\r' }}`);
}
