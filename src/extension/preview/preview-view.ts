import type {
  JointPart,
  Location,
  PreviewFailed,
  PreviewModel,
  PreviewRendered,
  PreviewSegment,
  PreviewSeriesModel,
  PreviewSubject,
  PreviewTemplate,
  PreviewTokens,
} from '../../language';
import type {
  CardView,
  FailedOutcome,
  Place,
  PreviewView,
  ProblemView,
  PromptPiece,
  RenderedOutcome,
  SubjectView,
  TextPart,
  TokensView,
} from '../../webview';

/** What the editor knows besides: of the file as it is open, and as it was checked. */
export interface EditorSight {
  /** The file's text at a place, if the editor has the version that the preview is of. */
  readonly textAt: (place: Location, version: number) => string | undefined;
  readonly problemsIn: (place: Location) => readonly ProblemView[];
}

/** Turns the language server's answer into what the panel draws. */
export function previewView(model: PreviewModel | PreviewSeriesModel, sight: EditorSight): PreviewView {
  switch (model.kind) {
    case 'unavailable':
      return {
        kind: 'unavailable',
        uri: model.uri,
        message: model.message,
        ...(model.location === undefined ? {} : { place: placeOf(model.location) }),
      };
    case 'rendered':
    case 'failed':
      return { ...subjectView(model), kind: 'one', card: cardView(model, sight) };
    case 'series':
      return {
        ...subjectView(model),
        kind: 'many',
        over: model.over,
        cards: model.items.map((item) => cardView(item, sight)),
        count: model.count,
      };
  }
}

function subjectView({ uri, task, template, templates, row, training }: PreviewSubject): SubjectView {
  const { recipe, recipes, noTokens } = training;
  return {
    uri,
    task: task.name,
    ...(task.title === undefined ? {} : { title: task.title }),
    cluster: task.cluster,
    template: templateView(template),
    templates: templates.map(({ name }) => name),
    row: { index: row.index, count: row.count, split: row.split },
    fields: row.values,
    training: {
      ...(recipe === undefined ? {} : { recipe }),
      recipes,
      ...(noTokens === undefined ? {} : { noTokens }),
    },
  };
}

function cardView(item: PreviewRendered | PreviewFailed, sight: EditorSight): CardView {
  return {
    template: templateView(item.template),
    row: item.row.index,
    outcome: item.kind === 'failed' ? failedOutcome(item) : renderedOutcome(item, sight),
    problems: sight.problemsIn(item.template.location),
  };
}

function templateView({ name, kind, index, location }: PreviewTemplate): CardView['template'] {
  return { name, kind, index, place: placeOf(location) };
}

function failedOutcome({ message, field, location }: PreviewFailed): FailedOutcome {
  return { kind: 'failed', message, field, place: placeOf(location) };
}

function renderedOutcome(model: PreviewRendered, sight: EditorSight): RenderedOutcome {
  const { joint, choices, gold, options, style, fewerShots, version } = model;
  return {
    kind: 'rendered',
    parts: joint.parts.map((part) => partView(part, (place) => sight.textAt(place, version))),
    ...(joint.tokens === undefined ? {} : { tokens: tokensView(joint.tokens) }),
    ...(choices === undefined ? {} : { choices }),
    ...(gold === undefined ? {} : { gold }),
    ...(options === undefined ? {} : { options }),
    style,
    ...(fewerShots === undefined ? {} : { fewerShots }),
  };
}

type TextAt = (place: Location) => string | undefined;

function partView({ kind, exemplar, text, segments, learned }: JointPart, textAt: TextAt): TextPart {
  return {
    kind,
    ...(exemplar === undefined ? {} : { exemplar }),
    pieces: segments.length === 0 ? [{ text }] : segments.map((segment) => pieceOf(segment, textAt)),
    learned,
  };
}

/** The author's words stay plain; everything printed leads back to where it was printed from. */
function pieceOf({ kind, text, fields, source }: PreviewSegment, textAt: TextAt): PromptPiece {
  if (kind === 'text') return { text };
  const expression = textAt(source);
  return {
    text,
    label: fields.join(', '),
    ...(expression === undefined ? {} : { expression: shortened(expression) }),
    source: placeOf(source),
  };
}

/** One line, of a length that a tooltip shows at a glance. */
function shortened(expression: string): string {
  const line = expression.replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}

const MOST = 80;

function tokensView({ pieces, prompt, target, fate, end }: PreviewTokens): TokensView {
  return {
    ...(pieces === undefined ? {} : { pieces: pieces.map(({ end, ids }) => ({ end, count: ids.length })) }),
    prompt,
    target,
    fate,
    end: end.text,
  };
}

function placeOf({ uri, range }: Location): Place {
  return { uri, line: range.start.line, character: range.start.character };
}
