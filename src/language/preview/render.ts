import { renderExample, type ExampleOptions, type RenderedExample, type TaskTemplate } from '../../task';
import { ok } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import { isTooSlow, seedOf, whileTyping, type SampledRows } from '../renders';
import type { SlowRender, SlowRendered } from './aside';
import type { PreviewForm, PreviewRendered } from './model';
import type { Showable } from './subject';
import { previewTexts, type PreviewTexts } from './text';

/** A row through a template in the form that is shown. */
export interface ShownExample {
  readonly example: RenderedExample;
  readonly texts: PreviewTexts;
  readonly optionList: PreviewRendered['optionList'];
}

/** A row that cannot be rendered; `undefined` in its place means that nobody waits for it any more. */
export type ShowFailure = Extract<SlowRendered, { readonly ok: false }>;

/**
 * Renders a row, with its option list or without, and tells which part of the template printed what. One that takes long
 * is rendered aside, and all that is told of it is its text.
 */
export async function renderShown(
  context: Context,
  { parsed, task, sample }: Showable,
  template: TaskTemplate,
  row: number,
  { optionList = 'printed' }: PreviewForm,
  cancel?: Cancellation,
): Promise<{ readonly ok: true; readonly value: ShownExample } | ShowFailure | undefined> {
  const values = sample.rows[row]!;
  const options = { ...optionsOf(sample, row, optionList), limits: whileTyping };
  const rendered = renderExample(task, template, values, options);
  if (isTooSlow(rendered)) {
    const slow: SlowRender = { document: parsed.source, template: template.name, row, optionList };
    const aside = context.host.renderAside
      ? await context.host.renderAside(slow, cancel)
      : renderExample(task, template, values, optionsOf(sample, row, optionList));
    return aside?.ok ? ok({ example: aside.value, texts: plainTexts(aside.value), optionList }) : aside;
  }
  if (!rendered.ok) return rendered;
  const example = rendered.value;
  const other = (): SlowRendered =>
    renderExample(task, template, values, { ...options, withOptions: !options.withOptions });
  return ok({
    example,
    texts: previewTexts(parsed, task, template, values, options, example),
    optionList: showsOptions(example, other) ? optionList : 'unused',
  });
}

/** Renders what another thread has no time for, with no limits but those of every render. */
export async function renderSlowly(
  context: Context,
  parsed: ParsedDocument,
  { template: name, row, optionList }: SlowRender,
): Promise<SlowRendered | undefined> {
  const task = parsed.kind === 'task' ? parsed.whole.task : undefined;
  const template = task?.templates.find((each) => each.name === name);
  if (parsed.kind !== 'task' || !task || !template) return undefined;
  const sample = await context.sample(parsed);
  const values = sample.rows[row];
  return values && renderExample(task, template, values, optionsOf(sample, row, optionList));
}

function optionsOf(
  sample: SampledRows,
  row: number,
  optionList: SlowRender['optionList'],
): ExampleOptions & { withOptions: boolean } {
  return { ...seedOf(sample, row), withOptions: optionList === 'printed' };
}

function plainTexts({ input, target }: RenderedExample): PreviewTexts {
  return { input: { text: input, segments: [] }, target: { text: target, segments: [] } };
}

/** Whether the option list makes a difference to this example; most often its text is seen to stand in the prompt. */
function showsOptions(example: RenderedExample, other: () => SlowRendered): boolean {
  if (example.options === undefined) return false;
  if (example.options !== '' && example.input.includes(example.options)) return true;
  const rendered = other();
  if (!rendered.ok) return true;
  return rendered.value.input !== example.input || rendered.value.target !== example.target;
}
