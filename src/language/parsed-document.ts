import type { Document } from 'yaml';
import { loadRecipe, type LoadedRecipe } from '../recipe';
import { loadSnapshot, type LoadedSnapshot } from '../snapshot';
import { loadTask, type LoadedTask, type TaskBase } from '../task';
import { LineIndex, type Position, type Span } from '../text';
import type { Range, TextDocument } from './types';

/** A version of a file, read once. */
export type ParsedDocument = ParsedTask | ParsedRecipe | ParsedSnapshot | OtherFile;

export interface ParsedTask extends Places {
  readonly kind: 'task';
  /** The task with the templates that stand in this file: what has a place here to show or to change. */
  readonly loaded: LoadedTask;
  /** The same with the templates of the file that it extends, as it is rendered and run. */
  readonly whole: LoadedTask;
}

export interface ParsedRecipe extends Places {
  readonly kind: 'recipe';
  readonly loaded: LoadedRecipe;
}

export interface ParsedSnapshot extends Places {
  readonly kind: 'snapshot';
  readonly loaded: LoadedSnapshot;
}

export interface OtherFile extends Places {
  readonly kind: 'other';
}

/** Offsets, in which the core counts, against lines and columns, in which editors do. */
export class Places {
  readonly source: TextDocument;
  readonly text: string;
  readonly lines: LineIndex;

  constructor(source: TextDocument) {
    this.source = source;
    this.text = source.text;
    this.lines = new LineIndex(source.text);
  }

  range(span: Span): Range {
    return { start: this.lines.positionAt(span.start), end: this.lines.positionAt(span.end) };
  }

  span(range: Range): Span {
    return { start: this.lines.offsetAt(range.start), end: this.lines.offsetAt(range.end) };
  }

  offset(position: Position): number {
    return this.lines.offsetAt(position);
  }
}

/** The YAML of a file that the workbench knows. */
export function yamlOf(parsed: ParsedDocument): Document | undefined {
  return parsed.kind === 'other' ? undefined : parsed.loaded.document;
}

/**
 * Reads a file by its name; one named otherwise (an untitled one) by its first key, `flan: task/1`.
 *
 * @param before an older version, which makes reading faster
 * @param base the file that it extends
 */
export function parseDocument(source: TextDocument, before?: ParsedDocument, base?: TaskBase): ParsedDocument {
  const places = new Places(source);
  switch (kindOf(source)) {
    case 'task': {
      const whole = loadTask(source.text, source.path, before?.kind === 'task' ? before.whole : undefined, base);
      return Object.assign(places, { kind: 'task' as const, loaded: ownPart(whole), whole });
    }
    case 'recipe':
      return Object.assign(places, { kind: 'recipe' as const, loaded: loadRecipe(source.text, source.path) });
    case 'snapshot':
      return Object.assign(places, { kind: 'snapshot' as const, loaded: loadSnapshot(source.text, source.path) });
    case 'other':
      return Object.assign(places, { kind: 'other' as const });
  }
}

function ownPart(loaded: LoadedTask): LoadedTask {
  const { task } = loaded;
  if (!task || typeof loaded.base !== 'object') return loaded;
  return { ...loaded, task: { ...task, templates: task.templates.filter(({ from }) => from === undefined) } };
}

function kindOf({ path, text }: TextDocument): ParsedDocument['kind'] {
  if (path.endsWith('.snap.yaml')) return 'snapshot';
  const name = /\.(task|recipe)\.flan\.ya?ml$/.exec(path)?.[1];
  const key = /^flan:[ \t]*["']?(task|recipe)\//m.exec(text)?.[1];
  return ((name ?? key) as 'task' | 'recipe' | undefined) ?? 'other';
}
