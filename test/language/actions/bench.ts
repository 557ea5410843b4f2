import assert from 'node:assert/strict';
import type { CodeAction, CodeActionRequest, LanguageService, RangeEdit, TextDocument } from '../../../src/language';
import { LineIndex } from '../../../src/text';
import { document, marked, serviceOver } from '../workspace';

export const taskPath = '/ws/weather.task.flan.yaml';

/** The text after edits of it, which must not overlap. */
export function applied(text: string, edits: readonly RangeEdit[]): string {
  const lines = new LineIndex(text);
  const spans = edits
    .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, { start }] of spans.entries()) assert.ok(start >= (spans[index - 1]?.end ?? 0), 'edits overlap');
  return spans.reduceRight((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}

/** What is offered at the cursor of a marked text. */
export interface Offer {
  readonly service: LanguageService;
  readonly document: TextDocument;
  readonly actions: readonly CodeAction[];
  readonly titles: readonly string[];
  /** The text after the action of a title, or of one that matches. */
  readonly after: (title: string | RegExp) => string;
}

export async function offerAt(
  text: string,
  request: CodeActionRequest = {},
  others: readonly TextDocument[] = [],
  path = taskPath,
): Promise<Offer> {
  const { document: file, position } = marked(path, text);
  const service = serviceOver([file, ...others]);
  const actions = await service.codeActions(file, { start: position, end: position }, request);
  return {
    service,
    document: file,
    actions,
    titles: actions.map(({ title }) => title),
    after: (title) => {
      const action = actions.find((each) =>
        typeof title === 'string' ? each.title === title : title.test(each.title),
      );
      assert.ok(action, `not offered: ${String(title)}; only ${actions.map((each) => each.title).join(' · ')}`);
      return applied(file.text, action.edits);
    },
  };
}

/** The codes of what is wrong with a text. */
export async function codesIn(text: string, path = taskPath): Promise<readonly string[]> {
  const file = document(path, text);
  return (await serviceOver([file]).diagnostics(file)).map(({ code }) => code);
}
