import type { Position, Severity } from '../text';

/**
 * The plain objects that the service takes and gives. Their shapes are those of the Language Server Protocol, so that
 * a shell passes them on as they are; the service itself imports no protocol library.
 */

/** Two places in a text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in some file. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/**
 * One version of one open or stored file. The same `uri` and `version` must always mean the same text: what the
 * service worked out about a version is kept and given again.
 */
export interface TextDocument {
  readonly uri: string;
  /** The absolute path with forward slashes, to which the paths inside the file are relative. */
  readonly path: string;
  readonly version: number;
  readonly text: string;
}

/** A problem as an editor shows it, with the edits that would cure it. */
export interface Diagnostic {
  readonly range: Range;
  readonly severity: Severity;
  /** Stable name of the rule, such as `unknown-field`. */
  readonly code: string;
  readonly message: string;
}

export interface RangeEdit {
  readonly range: Range;
  readonly newText: string;
}

/** An edit that an editor may also write as a snippet with tab stops, so that the cursor stands where it is needed. */
export interface SnippetEdit extends RangeEdit {
  readonly snippet?: string;
}

/** A place of the name under the cursor; `write` where it gets its value. */
export interface Highlight {
  readonly range: Range;
  readonly kind: 'read' | 'write';
}

/** What a rename would replace at the cursor, and the name that it begins with. */
export interface RenamePlace {
  readonly range: Range;
  readonly placeholder: string;
}

/** Edits of several files, each file once. */
export interface WorkspaceEdit {
  readonly files: readonly { readonly uri: string; readonly edits: readonly RangeEdit[] }[];
  /** What else would change by them, so that somebody should be asked before they are made. */
  readonly confirm?: string;
}

/** The kinds of action, by the names of the protocol; a kind stands for all below it, `refactor` for three of these. */
export const codeActionKinds = [
  'quickfix',
  'refactor.extract',
  'refactor.inline',
  'refactor.rewrite',
  'source.fixAll.flan',
] as const;

export type CodeActionKind = (typeof codeActionKinds)[number];

/** What an editor asks for: nothing said is everything that somebody might want to see at a place. */
export interface CodeActionRequest {
  /** Kinds, or kinds above them; `source` and what is below it only comes where it is asked for. */
  readonly only?: readonly string[];
  /** Whether the editor asks by itself, for its light bulb: nobody waits for rewrites then. */
  readonly automatic?: boolean;
}

/** A cure of problems, or a rewrite, to apply in the document that it was asked for. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** What it cures; none for a rewrite. */
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly SnippetEdit[];
  /** What to do after the edits, where edits alone are no cure. */
  readonly command?: { readonly name: string; readonly arguments: readonly unknown[] };
  /** Whether it is the most likely cure, which an editor's "auto fix" takes. */
  readonly preferred: boolean;
}

export type CompletionKind = 'key' | 'value' | 'field' | 'variable' | 'filter' | 'test' | 'function' | 'tag' | 'file';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line beside the label: a type, a signature. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What replaces the half-typed word. */
  readonly edit: RangeEdit;
  /** Whether `edit.newText` holds tab stops (`$1`, `${2:name}`) rather than plain text. */
  readonly snippet: boolean;
  /** Items with a smaller key come first. */
  readonly sortText?: string;
  /** What the half-typed word is compared with, where that is not the label. */
  readonly filterText?: string;
  /** Whether something is likely to be chosen at the place where the cursor then stands. */
  readonly goesOn?: boolean;
}

export interface Hover {
  /** Markdown. */
  readonly contents: string;
  readonly range: Range;
}

export type SymbolKind = 'task' | 'recipe' | 'template' | 'field' | 'section' | 'cluster';

/** A named part of a file; `range` covers it whole, `selection` is its name. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** A line of text over a template. One without a command only informs. */
export interface CodeLens {
  readonly range: Range;
  readonly title: string;
  readonly command?: { readonly name: string; readonly arguments: readonly unknown[] };
}

/** Text that the editor shows behind `position` without it being in the file. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip?: string;
}

/** Which hints are wanted. */
export interface InlayHintKinds {
  /** How the prompt begins. */
  readonly firstWords: boolean;
  /** How many tokens of its budget it takes. */
  readonly tokens: boolean;
}

/** The kinds of word that the semantic tokens name, in the order of the legend. */
export const semanticTokenTypes = [
  'variable',
  'parameter',
  'property',
  'function',
  'keyword',
  'string',
  'number',
  'operator',
  'comment',
] as const;

export type SemanticTokenType = (typeof semanticTokenTypes)[number];

/** A coloured word; it never spans lines. Tokens come in the order of the text and do not overlap. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: SemanticTokenType;
}

/** Text that names another file or page; `target` is its URI. */
export interface DocumentLink {
  readonly range: Range;
  readonly target: string;
  readonly tooltip: string;
}

/** Lines that can be folded away behind the first of them; both counted from zero. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'region';
}

/** What a selection grows to, and then to what. */
export interface SelectionRange {
  readonly range: Range;
  readonly parent?: SelectionRange;
}

/** A named thing somewhere in the workspace. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** What it belongs to: a task's cluster, a template's task. */
  readonly container?: string;
  readonly location: Location;
}

/** Places that hold the same text and are typed at once, as long as the text matches `wordPattern`. */
export interface LinkedEditing {
  readonly ranges: readonly Range[];
  readonly wordPattern: string;
}
