import * as l10n from '@vscode/l10n';
import { printTemplate, type TemplateDraft } from '../../import';
import { freshName } from '../actions/edit/names';
import { templateItems } from '../actions/edit/items';
import { lineEndOf } from '../actions/edit/entries';
import { gapBetween } from '../actions/refactor/insert-template';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument, ParsedTask } from '../parsed-document';
import { preview } from '../preview/preview';
import { checkTemplates } from '../snapshots/check-templates';
import type { TemplateCheck } from '../snapshots/model';
import type { JudgedVariants, JudgeParams, Variant } from './model';
import { readAnswer } from './read-answer';

/**
 * Tries drafted templates in a copy of the file that nobody sees: each is rendered on every row of the sample and held
 * against the checks, beside the templates that are there and the other drafts.
 */
export async function judgeVariants(
  context: Context,
  parsed: ParsedDocument,
  { template: name, answer }: JudgeParams,
  cancel?: Cancellation,
): Promise<JudgedVariants> {
  const none: JudgedVariants = { variants: [], at: { line: 0, character: 0 } };
  const task = parsed.kind === 'task' ? parsed.loaded.task : undefined;
  const template = task?.templates.find((other) => other.name === name);
  if (parsed.kind !== 'task' || !task || !template) return none;
  const item = templateItems(parsed).find(({ index }) => index === template.index);
  if (!item) return none;
  const taken = task.templates.map((other) => other.name);
  const texts: { readonly name: string; readonly newText: string }[] = [];
  for (const draft of readAnswer(answer)) {
    const fresh = taken.includes(draft.name) ? freshName(draft.name, taken, '-') : draft.name;
    taken.push(fresh);
    texts.push({ name: fresh, newText: itemText(parsed, { ...draft, name: fresh }, item.margin) });
  }
  const variants = await tried(context, parsed, texts, item.span.end, cancel);
  return { variants, at: parsed.range({ start: item.span.end, end: item.span.end }).start };
}

/** A template as lines of the file's own. */
function itemText({ text }: ParsedTask, draft: TemplateDraft, margin: string): string {
  const lines = printTemplate(draft).trimEnd().split('\n');
  const lineEnd = lineEndOf(text);
  return gapBetween(text, margin) + lines.map((line) => (line === '' ? '' : margin + line)).join(lineEnd);
}

async function tried(
  context: Context,
  parsed: ParsedTask,
  texts: readonly { readonly name: string; readonly newText: string }[],
  at: number,
  cancel?: Cancellation,
): Promise<readonly Variant[]> {
  const { source, text } = parsed;
  const added = texts.map(({ newText }) => newText).join('');
  const uri = `${source.uri}#variants`;
  const copy = { ...source, uri, text: text.slice(0, at) + added + text.slice(at) };
  try {
    const whole = await context.read(copy);
    const checked = await checkTemplates(context, whole, { uri, templates: texts.map(({ name }) => name) }, cancel);
    const variants: Variant[] = [];
    for (const { name, newText } of texts) {
      const check = checked.kind === 'checked' ? checked.templates.find((other) => other.name === name) : undefined;
      const faults = check ? faultsOf(check) : [checked.kind === 'unchecked' ? checked.message : unread()];
      const shown = await preview(context, whole, {
        uri,
        template: { kind: 'name', name },
        row: { kind: 'index', index: 0 },
      });
      const prompt = shown.kind === 'rendered' ? { prompt: shown.input.text } : {};
      variants.push({ name, newText, ...prompt, faults });
    }
    return variants;
  } finally {
    context.forget(uri);
  }
}

function faultsOf({ rendered, failures, problems }: TemplateCheck): readonly string[] {
  return [
    ...failures.map(({ message }) => message),
    ...(rendered === 0 && failures.length === 0 ? [l10n.t('It renders to nothing on every row of the sample.')] : []),
    ...problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ message }) => message),
  ];
}

function unread(): string {
  return l10n.t('It could not be read as a template.');
}
