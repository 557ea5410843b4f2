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
  /** The expression as it is written, such as `{{ premise | upper }}`, where the editor has its text. */
  readonly expression?: string;
  readonly source?: Place;
}

/** A stretch of the text that a model reads and learns from. */
export interface TextPart {
  /** `between`: a separator or delimiter, and a newline that the template keeps at its end. */
  readonly kind: 'input' | 'target' | 'between';
  /** Zero-based number of the solved example that this belongs to; absent for the row that is asked about. */
  readonly exemplar?: number;
  /** Joined they are the text, to the character. */
  readonly pieces: readonly PromptPiece[];
  /** Whether the loss is taken on it. */
  readonly learned: boolean;
}

/** How many tokens a text has, and how many the recipe lets through. */
export interface TokenCount {
  readonly count: number;
  readonly budget: number;
}

/** The stretch of text up to `end`, in UTF-16 units of the whole, and how many tokens it is; mostly one. */
export interface TokenPiece {
  readonly end: number;
  readonly count: number;
}

export interface TokensView {
  /** Without gap over all parts; absent where tokens have no place in the text. */
  readonly pieces?: readonly TokenPiece[];
  /** All that the model reads, solved examples included. */
  readonly prompt: TokenCount;
  /** What it learns to write, separator included, the end-of-text token not. */
  readonly target: TokenCount;
  /** What training does with an example of this length. */
  readonly fate: 'fits' | 'truncated' | 'dropped';
  /** The end-of-text token, as the tokenizer writes it. */
  readonly end: string;
}

export interface RowField {
  readonly name: string;
  readonly value: string;
  /** `json`: a number, list or object as JSON text. */
  readonly kind: 'string' | 'json';
}

/** A template that renders for its row. */
export interface RenderedOutcome {
  readonly kind: 'rendered';
  /** Solved examples, input, separator, target. */
  readonly parts: readonly TextPart[];
  /** Absent where they are not known, or not yet. */
  readonly tokens?: TokensView;
  readonly choices?: readonly string[];
  /** Index of the target among the choices; absent when it is none of them. */
  readonly gold?: number;
  readonly options?: string;
  /** FLAN's name of the form, such as `zs_opt`: zero- or few-shot, with or without the choices in the prompt. */
  readonly style: string;
  /** Why there are fewer solved examples than asked for. */
  readonly fewerShots?: string;
}

export interface FailedOutcome {
  readonly kind: 'failed';
  readonly message: string;
  /** `input`, `target`, `choices` …: what failed to render. */
  readonly field: string;
  readonly place: Place;
}

/** What the checks say about a template. */
export interface ProblemView {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly place: Place;
}

/** One template for one row. */
export interface CardView {
  readonly template: { readonly name: string; readonly kind: string; readonly index: number; readonly place: Place };
  /** Zero-based. */
  readonly row: number;
  readonly outcome: RenderedOutcome | FailedOutcome;
  readonly problems: readonly ProblemView[];
}

/** A recipe that uses the task. */
export interface RecipeChoice {
  readonly uri: string;
  readonly name: string;
}

/** How the task's examples are trained on. */
export interface TrainingView {
  /** Whose tokenizer, lengths and separator count; absent where no recipe uses the task. */
  readonly recipe?: RecipeChoice;
  /** All to choose from. */
  readonly recipes: readonly RecipeChoice[];
  /** Why there are no tokens, and what would bring them. */
  readonly noTokens?: string;
}

/** What stays the same whatever the panel shows of a task. */
export interface SubjectView {
  readonly uri: string;
  readonly task: string;
  readonly title?: string;
  readonly cluster: string;
  /** The template that the panel is about; in the view of templates, the one under the cursor. */
  readonly template: CardView['template'];
  readonly templates: readonly string[];
  /** `index` is zero-based in a sample of `count` rows of `split`. */
  readonly row: { readonly index: number; readonly count: number; readonly split: string };
  readonly fields: readonly RowField[];
  readonly training: TrainingView;
}

/** One template for one row, in full. */
export interface OneView extends SubjectView {
  readonly kind: 'one';
  readonly card: CardView;
}

/** The templates for one row, or one template for several rows from `row.index` on. */
export interface ManyView extends SubjectView {
  readonly kind: 'many';
  readonly over: 'templates' | 'rows';
  readonly cards: readonly CardView[];
  /** How many there are in all, of which `cards` may be the first. */
  readonly count: number;
}

export interface UnavailableView {
  readonly kind: 'unavailable';
  readonly uri: string;
  readonly message: string;
  readonly place?: Place;
}

/** No answer yet: a panel just opened or restored. */
export interface WaitingView {
  readonly kind: 'waiting';
}

export type PreviewView = OneView | ManyView | UnavailableView | WaitingView;

/** What a user sets in the toolbar. */
export interface PreviewSettings {
  /** `one`: one template for one row; `templates`: all of the task's for one row; `rows`: one for several rows. */
  readonly layout: 'one' | 'templates' | 'rows';
  /** How many of several are shown at most. */
  readonly cards: number;
  /** Solved examples in front of the row; 0 for the zero-shot form. */
  readonly exemplars: number;
  /** Whether a template's option list is printed. */
  readonly options: boolean;
  /** Whether the borders of tokens are marked. */
  readonly tokens: boolean;
  /** Whether prompt and target are shown as the one text that is trained on. */
  readonly training: boolean;
  /** Whether the preview shows the template at the cursor, and the editor the template that is scrolled to. */
  readonly follow: boolean;
  /** URI of the recipe whose tokenizer counts; the first that uses the task where absent. */
  readonly recipe?: string;
}

/** What the editor gives back to a panel after a window reload (`setState` of the webview API). */
export interface PreviewPanelState extends PreviewSettings {
  readonly uri: string;
  readonly template?: string;
  readonly row: number;
  /** The text that rows are searched for; absent while the search is closed. */
  readonly search?: string;
}

/** The rows of the sample that hold the searched text, zero-based and rising. */
export interface SearchView {
  readonly text: string;
  readonly rows: readonly number[];
}

export interface ToPreview {
  readonly type: 'show';
  readonly view: PreviewView;
  readonly state: PreviewPanelState;
  readonly search?: SearchView;
}

export type FromPreview =
  | { readonly type: 'ready' }
  | { readonly type: 'row'; readonly index: number }
  | { readonly type: 'randomRow' }
  | { readonly type: 'template'; readonly name: string }
  /** A card was chosen: show it in full. */
  | { readonly type: 'card'; readonly template: string; readonly row: number }
  | { readonly type: 'settings'; readonly change: Partial<PreviewSettings> }
  /** Without text: the search was closed. */
  | { readonly type: 'search'; readonly text?: string }
  /** The user scrolled so that this template stands at the top. */
  | { readonly type: 'scrolled'; readonly template: string }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'copy'; readonly text: string };
