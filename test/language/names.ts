import { LineIndex } from '../../src/text';
import type { LanguageService, Location, TextDocument, WorkspaceEdit } from '../../src/language';
import { document, marked, rowsOf, serviceOver } from './workspace';
import type { Position } from '../../src/text';

/** A service over a file with a cursor and other files, and what tells where its answers stand. */
export interface Scene {
  readonly service: LanguageService;
  readonly file: TextDocument;
  readonly position: Position;
  /** The lines of all files in which these places stand, each with the place between `«` and `»`. */
  readonly show: (locations: readonly Location[]) => readonly string[];
  /** The files after an edit, by URI; an edit may name a file only once. */
  readonly apply: (edit: WorkspaceEdit) => ReadonlyMap<string, string>;
}

/** What a scene holds besides the file with the cursor. */
export interface SceneOptions {
  readonly path?: string;
  /** Other files by path. */
  readonly others?: Readonly<Record<string, string>>;
  /** The data's rows as JSON. */
  readonly rows?: readonly string[];
}

export function scene(
  text: string,
  { path = '/ws/weather.task.flan.yaml', others = {}, rows }: SceneOptions = {},
): Scene {
  const { document: file, position } = marked(path, text);
  const files = [file, ...Object.entries(others).map(([name, content]) => document(name, content))];
  const textOf = (uri: string): string => files.find((each) => each.uri === uri)?.text ?? '';
  return {
    service: serviceOver(files, rows && rowsOf(...rows)),
    file,
    position,
    show: (locations) =>
      locations.map(({ uri, range: { start, end } }) => {
        const line = textOf(uri).split('\n')[start.line] ?? '';
        const stop = end.line === start.line ? end.character : line.length;
        return `${line.slice(0, start.character)}«${line.slice(start.character, stop)}»${line.slice(stop)}`.trim();
      }),
    apply: ({ files: edited }) => {
      if (new Set(edited.map(({ uri }) => uri)).size < edited.length) throw new Error('a file is edited twice');
      return new Map(
        edited.map(({ uri, edits }) => {
          const index = new LineIndex(textOf(uri));
          const spans = edits
            .map(({ range, newText }) => ({ at: index.offsetAt(range.start), to: index.offsetAt(range.end), newText }))
            .sort((a, b) => b.at - a.at);
          return [
            uri,
            spans.reduce((now, { at, to, newText }) => now.slice(0, at) + newText + now.slice(to), textOf(uri)),
          ];
        }),
      );
    },
  };
}
