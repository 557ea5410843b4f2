import type { Location, PreviewModel, PreviewSubject, PreviewText } from '../../language';
import type { Place, PreviewSubjectView, PreviewView, PromptPiece } from '../../webview';

/** Turns the language server's answer into what the panel draws. */
export function previewView(model: PreviewModel, separator: string): PreviewView {
  switch (model.kind) {
    case 'unavailable':
      return {
        kind: 'unavailable',
        uri: model.uri,
        message: model.message,
        ...(model.location === undefined ? {} : { place: placeOf(model.location) }),
      };
    case 'failed':
      return {
        ...subjectView(model),
        kind: 'failed',
        message: model.message,
        field: model.field,
        place: placeOf(model.location),
      };
    case 'rendered':
      return {
        ...subjectView(model),
        kind: 'rendered',
        input: pieces(model.input),
        target: pieces(model.target),
        separator,
        ...(model.choices === undefined ? {} : { choices: model.choices }),
        ...(model.gold === undefined ? {} : { gold: model.gold }),
        ...(model.options === undefined ? {} : { options: model.options }),
      };
  }
}

function subjectView({ uri, task, template, templates, row }: PreviewSubject): PreviewSubjectView {
  return {
    uri,
    task: task.name,
    ...(task.title === undefined ? {} : { title: task.title }),
    cluster: task.cluster,
    template: { name: template.name, kind: template.kind, index: template.index, place: placeOf(template.location) },
    templates,
    row: { index: row.index, count: row.count, split: row.split },
    fields: row.values,
  };
}

/** The author's words stay plain; everything printed leads back to where it was printed from. */
function pieces(text: PreviewText): readonly PromptPiece[] {
  if (text.segments.length === 0) return [{ text: text.text }];
  return text.segments.map((segment) =>
    segment.kind === 'text'
      ? { text: segment.text }
      : { text: segment.text, label: segment.fields.join(', '), source: placeOf(segment.source) },
  );
}

function placeOf({ uri, range }: Location): Place {
  return { uri, line: range.start.line, character: range.start.character };
}
