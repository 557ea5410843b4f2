import type { PromptPiece, RenderedOutcome, TextPart } from '../messages/preview';
import { runsOf, type Run } from './example/runs';

/** A piece with the runs that it is drawn in. */
export interface DrawnPiece {
  readonly piece: PromptPiece;
  readonly runs: readonly Run[];
}

/** A part with its pieces ready to be drawn. */
export interface DrawnPart {
  readonly part: TextPart;
  readonly pieces: readonly DrawnPiece[];
}

/** The three that a reader tells apart: what is read, what joins, and what has to be written. */
export interface Sides<T> {
  /** Solved examples included. */
  readonly prompt: readonly T[];
  readonly between: readonly T[];
  readonly target: readonly T[];
}

/** Lays tokens over the whole text, for they know no parts. */
export function drawnParts({ parts, tokens }: RenderedOutcome, withTokens: boolean): readonly DrawnPart[] {
  const all = parts.flatMap(({ pieces }) => pieces);
  const runs = runsOf(all, withTokens ? tokens?.pieces : undefined);
  let at = 0;
  return parts.map((part) => ({ part, pieces: part.pieces.map((piece) => ({ piece, runs: runs[at++] ?? [] })) }));
}

/** Divides parts, drawn or not, at the separator of the row that is asked about. */
export function sidesOf<T>(items: readonly T[], partOf: (item: T) => TextPart): Sides<T> {
  const own = (item: T, kind: TextPart['kind']): boolean => {
    const part = partOf(item);
    return part.exemplar === undefined && part.kind === kind;
  };
  return {
    prompt: items.filter((item) => !own(item, 'between') && !own(item, 'target')),
    between: items.filter((item) => own(item, 'between')),
    target: items.filter((item) => own(item, 'target')),
  };
}

/** The text of parts, exactly. */
export function textOf(parts: readonly TextPart[]): string {
  return parts.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
}
