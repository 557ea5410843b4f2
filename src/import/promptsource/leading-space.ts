import { bodiesOf, parseTemplate, type Template } from '../../jinja';

/**
 * Whether a prompt may begin with white space that its own text holds, as behind a tag that prints nothing: PromptSource
 * strips it, we print it.
 */
export function mayLeadWithSpace(input: string): boolean {
  return leads(parseTemplate(input).body) === 'space';
}

/** What the first thing that statements print begins with; undefined where they may print nothing. */
function leads(statements: Template['body']): 'space' | 'other' | undefined {
  for (const statement of statements) {
    if (statement.type === 'Output') return 'other';
    if (statement.type === 'Text' && statement.text !== '') return /^\s/.test(statement.text) ? 'space' : 'other';
    if (statement.type !== 'If' && statement.type !== 'For') continue;
    const bodies = bodiesOf(statement).map(leads);
    if (bodies.includes('space')) return 'space';
    if (bodies.every((first) => first !== undefined)) return 'other';
  }
  return undefined;
}
