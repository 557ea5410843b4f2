import { isMap, isScalar, type Node } from 'yaml';
import { bodyFields } from '../task';
import { spanOf, type Span } from '../text';
import { yamlOf, type ParsedDocument, type ParsedRecipe, type ParsedTask } from './parsed-document';
import type { DocumentSymbol } from './types';

/** The outline: a task with its templates and their fields, a recipe with its sections. */
export function symbols(parsed: ParsedDocument): readonly DocumentSymbol[] {
  switch (parsed.kind) {
    case 'task':
      return taskSymbols(parsed);
    case 'recipe':
      return recipeSymbols(parsed);
    case 'snapshot':
    case 'other':
      return [];
  }
}

function taskSymbols(parsed: ParsedTask): readonly DocumentSymbol[] {
  const { task } = parsed.loaded;
  if (!task) return [];
  const templates = task.templates.map((template): DocumentSymbol => {
    const fields = bodyFields(template)
      .filter(({ field }) => field.span.end > field.span.start)
      .map(({ key, field }) => ({
        name: key,
        detail: firstLine(field.text),
        kind: 'field' as const,
        range: parsed.range(field.span),
        selection: parsed.range(field.span),
        children: [],
      }));
    return {
      name: template.name || '…',
      detail: template.kind === 'original' ? '' : template.kind,
      kind: 'template',
      ...places(parsed, template.span, template.nameSpan),
      children: fields.sort((a, b) => a.range.start.line - b.range.start.line),
    };
  });
  const whole = spanOf(0, parsed.text.length);
  return [
    {
      name: task.name || '…',
      detail: task.cluster,
      kind: 'task',
      ...places(parsed, whole, task.nameSpan),
      children: templates,
    },
  ];
}

function recipeSymbols(parsed: ParsedRecipe): readonly DocumentSymbol[] {
  const root = yamlOf(parsed)?.contents;
  if (!isMap(root)) return [];
  const sections = root.items.flatMap((pair): DocumentSymbol[] => {
    const [key, value] = [pair.key, pair.value as Node | null];
    if (!isScalar(key) || !key.range) return [];
    const name = spanOf(key.range[0], key.range[1]);
    const end = Math.max(name.end, value?.range?.[1] ?? 0);
    return [
      {
        name: String(key.value),
        ...(isScalar(value) ? { detail: String(value.value) } : {}),
        kind: 'section',
        ...places(parsed, spanOf(name.start, end), name),
        children: [],
      },
    ];
  });
  const run = parsed.loaded.recipe?.run;
  const whole = spanOf(0, parsed.text.length);
  return [
    {
      name: run || '…',
      kind: 'recipe',
      ...places(parsed, whole, parsed.loaded.spanOf(['run'])),
      children: sections,
    },
  ];
}

/** Editors refuse a name outside its symbol, which a file being typed can have. */
function places(parsed: ParsedDocument, span: Span, name: Span): Pick<DocumentSymbol, 'range' | 'selection'> {
  const inside = name.start >= span.start && name.end <= span.end;
  return { range: parsed.range(span), selection: parsed.range(inside ? name : spanOf(span.start, span.start)) };
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
