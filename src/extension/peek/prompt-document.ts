import * as l10n from '@vscode/l10n';
import type { JointPart, Location, PreviewFailed, PreviewRendered, TokenCount } from '../../language';

/** What a peek shows of a template: its rows one below the other, and what the stretches of that text are. */
export interface PromptDocument {
  readonly text: string;
  /** In the order of the text, without overlap. */
  readonly marks: readonly PromptMark[];
  /** For each row the offset at which its input begins, or what is said instead. */
  readonly rows: readonly number[];
}

/** A stretch of the text on one line or more; offsets are UTF-16, `end` is exclusive. */
export interface PromptMark {
  readonly start: number;
  readonly end: number;
  /** `heading` is the peek's own, `printed` came from an expression of the template. */
  readonly kind: 'heading' | 'printed';
  /** Where in the task file the stretch was printed. */
  readonly source?: Location;
}

/** Full input and target of each row under headings of their own, exactly as the model reads them. */
export function promptDocument(items: readonly (PreviewRendered | PreviewFailed)[]): PromptDocument {
  const page = new Page();
  for (const item of items) {
    if (item.kind === 'failed') page.row(rowHeading(item), () => page.write(item.message, item.location));
    else page.row(rowHeading(item), () => writeExample(page, item));
  }
  return page.finish();
}

/** The document where there is no row to show. */
export function messageDocument(message: string): PromptDocument {
  const page = new Page();
  page.row(l10n.t('Nothing to show'), () => page.write(message));
  return page.finish();
}

function writeExample(page: Page, { input, target, joint }: PreviewRendered): void {
  if (input.text.trim() === '' || target.text === '') {
    page.write(l10n.t('The template leaves this row blank, so it is passed over in training.'));
    return;
  }
  page.parts(joint.parts.filter(({ learned }) => !learned));
  page.heading(joint.tokens ? l10n.t('Target: {0}', tokensText(joint.tokens.target)) : l10n.t('Target'));
  page.parts(joint.parts.filter(({ kind, learned }) => learned && kind === 'target'));
}

function rowHeading(item: PreviewRendered | PreviewFailed): string {
  const [number, count] = [item.row.index + 1, item.row.count];
  if (item.kind === 'failed') return l10n.t('Row {0} of {1} cannot be rendered', number, count);
  const { tokens } = item.joint;
  return tokens
    ? l10n.t('Row {0} of {1}, input: {2}', number, count, tokensText(tokens.prompt))
    : l10n.t('Row {0} of {1}, input', number, count);
}

function tokensText({ count, budget }: TokenCount): string {
  return count > budget
    ? l10n.t('{0} tokens, {1} more than the recipe lets through', count, count - budget)
    : l10n.t('{0} of {1} tokens', count, budget);
}

/** A text that grows, with marks on it. */
class Page {
  #text = '';
  readonly #marks: PromptMark[] = [];
  readonly #rows: number[] = [];

  row(title: string, write: () => void): void {
    if (this.#text !== '') this.#text += '\n\n';
    this.heading(title);
    this.#rows.push(this.#text.length);
    write();
  }

  heading(title: string): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    const start = this.#text.length;
    this.#text += `── ${title} ──`;
    this.#marks.push({ start, end: this.#text.length, kind: 'heading' });
    this.#text += '\n';
  }

  parts(parts: readonly JointPart[]): void {
    for (const { text, segments } of parts) {
      if (segments.length === 0) this.write(text);
      for (const segment of segments) this.write(segment.text, segment.kind === 'text' ? undefined : segment.source);
    }
  }

  /** @param source where the text was printed, if an expression printed it */
  write(text: string, source?: Location): void {
    const start = this.#text.length;
    this.#text += text;
    if (source && text !== '') this.#marks.push({ start, end: this.#text.length, kind: 'printed', source });
  }

  finish(): PromptDocument {
    return { text: this.#text, marks: this.#marks, rows: this.#rows };
  }
}
