import type { TaskTemplate } from '../../../task';
import type { Span } from '../../../text';
import type { ParsedTask } from '../../parsed-document';
import { templateItems, type TemplateItem } from '../edit/items';

/** A template with the lines that it stands in. */
export interface PlacedTemplate {
  readonly item: TemplateItem;
  readonly template: TaskTemplate;
}

/** The template that a selection lies in; undefined between templates, and where it reaches into another. */
export function templateAt(parsed: ParsedTask, { start, end }: Span): PlacedTemplate | undefined {
  const item = templateItems(parsed).find(({ span }) => start >= span.start && end <= span.end);
  const template = parsed.loaded.task?.templates.find(({ index }) => index === item?.index);
  return item && template ? { item, template } : undefined;
}
