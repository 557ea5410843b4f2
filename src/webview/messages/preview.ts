/** What the preview panel and the extension host say to each other. Plain JSON, no editor types. */

/** A place in a file to jump to; `line` and `character` are zero-based. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** A stretch of rendered text; one with a `source` was printed by an expression and leads back to it. */
export interface PromptPiece {
  readonly text: string;
  /** What the expression reads, such as `premise`; absent for the author's own words. */
  readonly label?: string;
  readonly source?: Place;
}

export interface RowField {
  readonly name: string;
  readonly value: string;
  /** `json`: a number, list or object as JSON text. */
  readonly kind: 'string' | 'json';
}

/** What stays the same whether the template renders or not. */
export interface PreviewSubjectView {
  readonly uri: string;
  readonly task: string;
  readonly title?: string;
  readonly cluster: string;
  readonly template: { readonly name: string; readonly kind: string; readonly index: number; readonly place: Place };
  readonly templates: readonly string[];
  /** `index` is zero-based in a sample of `count` rows of `split`. */
  readonly row: { readonly index: number; readonly count: number; readonly split: string };
  readonly fields: readonly RowField[];
}

export interface RenderedView extends PreviewSubjectView {
  readonly kind: 'rendered';
  readonly input: readonly PromptPiece[];
  readonly target: readonly PromptPiece[];
  readonly choices?: readonly string[];
  /** Index of the target among the choices; absent when it is none of them. */
  readonly gold?: number;
  readonly options?: string;
  /** What a recipe puts between input and target. */
  readonly separator: string;
}

export interface FailedView extends PreviewSubjectView {
  readonly kind: 'failed';
  readonly message: string;
  readonly field: string;
  readonly place: Place;
}

export interface UnavailableView {
  readonly kind: 'unavailable';
  readonly uri: string;
  readonly message: string;
  readonly place?: Place;
}

/** No answer yet: a panel just opened or restored, or its file cannot be read. */
export interface WaitingView {
  readonly kind: 'waiting';
}

export type PreviewView = RenderedView | FailedView | UnavailableView | WaitingView;

/** What the editor gives back to a panel after a window reload (`setState` of the webview API). */
export interface PreviewPanelState {
  readonly uri: string;
  readonly template?: string;
  readonly row: number;
  readonly follow: boolean;
}

export type ToPreview = {
  readonly type: 'show';
  readonly view: PreviewView;
  readonly state: PreviewPanelState;
};

export type FromPreview =
  | { readonly type: 'ready' }
  | { readonly type: 'row'; readonly index: number }
  | { readonly type: 'randomRow' }
  | { readonly type: 'template'; readonly name: string }
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'copy'; readonly text: string };
