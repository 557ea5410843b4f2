import * as l10n from '@vscode/l10n';
import type { JointPart, Location, PreviewModel, PreviewRendered, TokenCount } from '../../language';

/** What a peek shows of one template and row: a text to read, and what its stretches are. */
export interface PromptDocument {
  readonly text: string;
  /** In the order of the text, without overlap. */
  readonly marks: readonly PromptMark[];
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

/** Where the input begins: line 0 is its heading. */
export const firstLine = 1;

/** The full input and target of an example under a heading each, exactly as the model reads them. */
export function promptDocument(model: PreviewModel): PromptDocument {
  const page = new Page();
  switch (model.kind) {
    case 'unavailable':
      page.heading(l10n.t('Nothing to show'));
      page.write(model.message);
      break;
    case 'failed':
      page.heading(l10n.t('This row cannot be rendered'));
      page.write(model.message, model.location);
      break;
    case 'rendered':
      page.heading(inputHeading(model));
      page.parts(model.joint.parts.filter(({ learned }) => !learned));
      page.write('\n');
      page.heading(targetHeading(model));
      page.parts(model.joint.parts.filter(({ kind, learned }) => learned && kind === 'target'));
      break;
  }
  return page.finish();
}

function inputHeading({ joint }: PreviewRendered): string {
  return joint.tokens ? l10n.t('Input: {0}', tokensText(joint.tokens.prompt)) : l10n.t('Input');
}

function targetHeading({ joint }: PreviewRendered): string {
  return joint.tokens ? l10n.t('Target: {0}', tokensText(joint.tokens.target)) : l10n.t('Target');
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
    return { text: this.#text, marks: this.#marks };
  }
}
