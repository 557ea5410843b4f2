import { parseTemplate } from '../../jinja';
import { stripText } from '../../value';
import type { TemplateDraft } from '../task-draft';

/** The white space that PromptSource strips and our texts do not keep, where it is not `BODY_LAYOUT`. */
export interface Layout {
  readonly before: string;
  /** The separator with the white space around it. */
  readonly between: string;
  readonly after: string;
}

const SEPARATOR = '|||';
const usual: Layout = { before: '', between: ` ${SEPARATOR} `, after: '' };

export interface SplitBody {
  readonly body: TemplateDraft['body'];
  readonly layout?: Layout;
}

/**
 * PromptSource divides the rendered text at `|||` and strips both parts. Where the template has one separator and
 * each half is a whole template, the halves are `input` and `target`; where control flow spans it, where it stands
 * more than once or not at all, the text stays whole under `jinja`.
 */
export function splitBody(jinja: string): SplitBody {
  const [first, second, ...more] = jinja.split(SEPARATOR);
  const whole: SplitBody = { body: { kind: 'joined', jinja } };
  if (first === undefined || second === undefined || more.length > 0) return whole;
  if (!isWhole(first) || !isWhole(second)) return whole;
  const input = stripText(first, 'both');
  const target = stripText(second, 'both');
  // A text that is white space only has no beginning to put it before.
  if (input === '' || target === '') return whole;
  const before = first.slice(0, first.indexOf(input));
  const between = `${first.slice(before.length + input.length)}${SEPARATOR}${second.slice(0, second.indexOf(target))}`;
  const after = second.slice(second.indexOf(target) + target.length);
  const isUsual = before === usual.before && between === usual.between && after === usual.after;
  return { body: { kind: 'pair', input, target }, ...(isUsual ? {} : { layout: { before, between, after } }) };
}

/** The text that `splitBody` was given, or the usual one for texts of our own. */
export function joinBody(body: TemplateDraft['body'], layout: Layout = usual): string {
  if (body.kind === 'joined') return body.jinja;
  return `${layout.before}${body.input}${layout.between}${body.target}${layout.after}`;
}

function isWhole(half: string): boolean {
  return parseTemplate(half).problems.every(({ severity }) => severity !== 'error');
}
