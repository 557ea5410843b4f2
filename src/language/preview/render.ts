import type { Row } from '../../data';
import { renderExample, type RenderedExample, type RenderFailure, type TaskTemplate } from '../../task';
import { ok, type Result } from '../../text';
import { seedOf } from '../renders';
import type { PreviewForm, PreviewRendered } from './model';
import type { Showable } from './subject';
import { previewTexts, type PreviewTexts } from './text';

/** A row through a template in the form that is shown. */
export interface ShownExample {
  readonly example: RenderedExample;
  readonly texts: PreviewTexts;
  readonly optionList: PreviewRendered['optionList'];
}

/** Renders a row, with its option list or without, and tells which part of the template printed what. */
export function renderShown(
  { parsed, task }: Showable,
  template: TaskTemplate,
  row: Row,
  index: number,
  { optionList = 'printed' }: PreviewForm,
): Result<ShownExample, RenderFailure> {
  const options = { ...seedOf(index), withOptions: optionList === 'printed' };
  const rendered = renderExample(task, template, row, options);
  if (!rendered.ok) return rendered;
  const example = rendered.value;
  const other = (): Result<RenderedExample, RenderFailure> =>
    renderExample(task, template, row, { ...options, withOptions: !options.withOptions });
  return ok({
    example,
    texts: previewTexts(parsed, task, template, row, options, example),
    optionList: showsOptions(example, other) ? optionList : 'unused',
  });
}

/** Whether the option list makes a difference to this example; most often its text is seen to stand in the prompt. */
function showsOptions(example: RenderedExample, other: () => Result<RenderedExample, RenderFailure>): boolean {
  if (example.options === undefined) return false;
  if (example.options !== '' && example.input.includes(example.options)) return true;
  const rendered = other();
  if (!rendered.ok) return true;
  return rendered.value.input !== example.input || rendered.value.target !== example.target;
}
