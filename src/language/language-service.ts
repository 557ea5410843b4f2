import type { Position, Result } from '../text';
import type { Cancellation } from './cancellation';
import { codeActions } from './actions/code-actions';
import { fixAll } from './actions/fix-all';
import { codeLenses } from './code-lens';
import { complete } from './complete/complete';
import { Context } from './context';
import { definition } from './definition';
import { diagnostics, readingDiagnostics } from './diagnostics';
import { documentLinks } from './document-links';
import { foldingRanges } from './folding';
import { format } from './format';
import { highlight } from './highlight';
import type { LanguageHost } from './host';
import { hover } from './hover/hover';
import { inlayHints } from './inlay-hints';
import { linkedEditing } from './linked-editing';
import type { LanguageOptions } from './options';
import { Checks } from './overview/checks';
import type { WorkspaceOverview } from './overview/model';
import { overview } from './overview/overview';
import type { SlowRender, SlowRendered } from './preview/aside';
import type {
  PreviewModel,
  PreviewParams,
  PreviewSeriesModel,
  PreviewSeriesParams,
  SearchRowsModel,
  SearchRowsParams,
} from './preview/model';
import { preview } from './preview/preview';
import { renderSlowly } from './preview/render';
import { searchRows } from './preview/search-rows';
import { previewSeries } from './preview/series';
import type { RowsModel, RowsParams, SplitsModel } from './rows/model';
import { rows, splits } from './rows/rows';
import { checkTemplates } from './snapshots/check-templates';
import type { CheckModel, CheckParams, PinModel, PinParams } from './snapshots/model';
import { pin } from './snapshots/pin';
import { selectionRanges } from './selection-ranges';
import { references } from './references';
import { prepareRename, rename } from './rename';
import { semanticTokens } from './semantic-tokens';
import { study } from './study/study';
import { symbols } from './symbols';
import { judgeVariants } from './variants/judge';
import type { JudgedVariants, JudgeParams, VariantParams, VariantQuestion } from './variants/model';
import { variantQuestion } from './variants/question';
import { workspaceSymbols } from './workspace-symbols';
import type {
  CodeAction,
  CodeActionRequest,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Highlight,
  Hover,
  InlayHint,
  InlayHintKinds,
  LinkedEditing,
  Location,
  Range,
  RangeEdit,
  RenamePlace,
  SelectionRange,
  SemanticToken,
  TextDocument,
  WorkspaceEdit,
  WorkspaceSymbol,
} from './types';

/**
 * What an editor can ask about task files (`*.task.flan.yaml`) and recipe files (`*.recipe.flan.yaml`).
 *
 * Every method takes a version of a document and answers for exactly that text; a document is parsed once per version,
 * however many questions come. No method throws for what an author wrote: a half-typed file gets the answers that its
 * readable part allows, a file of another kind gets empty ones. A cancelled request answers as if nothing was found.
 */
export interface LanguageService {
  /**
   * Everything wrong with the document, in the order of the text: YAML, schema, Jinja and the lint rules, each at the
   * exact characters. The rules that look at data see the first rows only, but for what {@link study} found in more.
   */
  diagnostics(document: TextDocument, cancel?: Cancellation): Promise<readonly Diagnostic[]>;

  /**
   * Those of {@link diagnostics} that reading the document alone finds: YAML, schema and Jinja. They wait for no rule, no
   * row and no other file, so a shell can tell them first where all of them take a moment.
   */
  readingDiagnostics(document: TextDocument): Promise<readonly Diagnostic[]>;

  /**
   * Looks at more rows than there is time for between two keystrokes: for a task a few hundred drawn by seed, of each
   * split, for a recipe the texts of both sides of its hold-out. Takes up to seconds, letting other requests in between.
   * What it found is among the diagnostics from then on, until the file is closed; a change of the file outdates only
   * what it changed. Call it while nobody types, behind the diagnostics.
   *
   * @returns whether diagnostics may say something else now; false where the host draws no rows
   */
  study(document: TextDocument, cancel?: Cancellation): Promise<boolean>;

  /**
   * What may be written at `position`: keys and values from the schema, clusters and tasks of the workspace, paths;
   * inside Jinja columns, variables, filters, tests, functions and tags. Works in half-typed YAML and Jinja.
   */
  complete(document: TextDocument, position: Position, cancel?: Cancellation): Promise<readonly CompletionItem[]>;

  /** What the word at `position` means: a key, a column with its values, a filter, a cluster with its partners. */
  hover(document: TextDocument, position: Position, cancel?: Cancellation): Promise<Hover | undefined>;

  /**
   * Where what is named at `position` is made: a column (by `derive`, `rename` or `columns`, else the data's source), a
   * variable, `choices` and `answer`, a template, and across the workspace a task or a cluster.
   */
  definition(document: TextDocument, position: Position, cancel?: Cancellation): Promise<readonly Location[]>;

  /** All uses of what is named at `position`: of tasks and clusters in the workspace, of all else in the file. */
  references(
    document: TextDocument,
    position: Position,
    withDefinition: boolean,
    cancel?: Cancellation,
  ): Promise<readonly Location[]>;

  /** The places in the file that mean what is named at `position`. */
  highlights(document: TextDocument, position: Position, cancel?: Cancellation): Promise<readonly Highlight[]>;

  /** What a rename at `position` replaces, or why it cannot; undefined where nothing is named. */
  prepareRename(
    document: TextDocument,
    position: Position,
    cancel?: Cancellation,
  ): Promise<Result<RenamePlace, string> | undefined>;

  /**
   * Renames what is named at `position`, in every scalar style and every file concerned, or says why not. A column of
   * the data file gets an entry of `rename`, for the file stays as it is.
   */
  rename(
    document: TextDocument,
    position: Position,
    newName: string,
    cancel?: Cancellation,
  ): Promise<Result<WorkspaceEdit, string> | undefined>;

  /** The outline: a task with its templates and their fields, a recipe with its sections. */
  symbols(document: TextDocument): readonly DocumentSymbol[];

  /** Tasks, clusters, templates and recipes of the workspace whose names hold the letters of `query` in this order. */
  workspaceSymbols(query: string, cancel?: Cancellation): Promise<readonly WorkspaceSymbol[]>;

  /** The files and pages that the document names, as far as they are there. Asks the host about files, never the network. */
  documentLinks(document: TextDocument, cancel?: Cancellation): Promise<readonly DocumentLink[]>;

  /** Values of several lines, list items, comments, and the bodies of Jinja's blocks. */
  foldingRanges(document: TextDocument): readonly FoldingRange[];

  /** One chain for each position: Jinja's expressions and blocks, scalar, pair, map or list, file. */
  selectionRanges(document: TextDocument, positions: readonly Position[]): readonly SelectionRange[];

  /** The choice at `position` with its literal uses, where they are certain; undefined where there is nothing to link. */
  linkedEditing(document: TextDocument, position: Position): LinkedEditing | undefined;

  /** Lays the file out without changing any text or comment in it; nothing for a file with faults. */
  format(document: TextDocument): readonly RangeEdit[];

  /** Over each template: `Preview`, and how many of the sample's rows render to something. */
  codeLenses(document: TextDocument, cancel?: Cancellation): Promise<readonly CodeLens[]>;

  /**
   * Behind each template's name in `range`, for the first row to which it applies: how many tokens the prompt takes of
   * those that the recipe allows, and how it begins, line breaks shown as `⏎`. All kinds where none are named.
   */
  inlayHints(
    document: TextDocument,
    range: Range,
    kinds?: InlayHintKinds,
    cancel?: Cancellation,
  ): Promise<readonly InlayHint[]>;

  /** The cures of the problems that touch `range`, and the rewrites of what stands there, as far as they are asked for. */
  codeActions(
    document: TextDocument,
    range: Range,
    request?: CodeActionRequest,
    cancel?: Cancellation,
  ): Promise<readonly CodeAction[]>;

  /** The edits that cure all that has a certain cure, none of them a guess. They do not overlap. */
  fixAll(document: TextDocument, cancel?: Cancellation): Promise<readonly RangeEdit[]>;

  /** The Jinja in every scalar, whatever its YAML style, token by token. */
  semanticTokens(document: TextDocument): readonly SemanticToken[];

  /** One template rendered for one row of the sample, with the one text that training makes of it. */
  preview(document: TextDocument, params: PreviewParams, cancel?: Cancellation): Promise<PreviewModel>;

  /** Several templates for one row, or several rows for one template. */
  previewSeries(
    document: TextDocument,
    params: PreviewSeriesParams,
    cancel?: Cancellation,
  ): Promise<PreviewSeriesModel>;

  /** A row that took too long to render where typing is answered, on whatever thread this service runs. */
  renderSlowly(document: TextDocument, slow: SlowRender): Promise<SlowRendered | undefined>;

  /** The rows of the sample in which a text stands. */
  searchRows(document: TextDocument, params: SearchRowsParams, cancel?: Cancellation): Promise<SearchRowsModel>;

  /** A window of a split's rows as templates see them, or of the sample; data of any size, a moment's work. */
  rows(document: TextDocument, params: RowsParams, cancel?: Cancellation): Promise<RowsModel>;

  /** The task's splits with their files, and how many rows each has as far as they are counted. */
  splits(document: TextDocument, cancel?: Cancellation): Promise<SplitsModel>;

  /**
   * The clusters, tasks, templates and recipes of the workspace, at once: of files that {@link checkFiles} has not come
   * to, the problems of an earlier version or none.
   */
  overview(): Promise<WorkspaceOverview>;

  /**
   * Checks files of the workspace whose checks {@link overview} lacks, one after another.
   * @param milliseconds after which no further file is begun
   * @returns how many are left
   */
  checkFiles(milliseconds: number, cancel?: Cancellation): Promise<number>;

  /** To be called where data or settings changed: all files of the workspace are to be checked again. */
  outdateChecks(): void;

  /**
   * Tests templates of a task: each renders every row of the sample anew, what the checks say of it is told, and its
   * pinned renders are compared. Slow on purpose; a cancelled test says so.
   */
  checkTemplates(document: TextDocument, params: CheckParams, cancel?: Cancellation): Promise<CheckModel>;

  /** What the snapshot beside a task should hold, so that its renders are pinned as they are now. Writes nothing. */
  pin(document: TextDocument, params: PinParams, cancel?: Cancellation): Promise<PinModel>;

  /** What to ask a language model for variants of a template; undefined where there is no such template. */
  variantQuestion(document: TextDocument, params: VariantParams): Promise<VariantQuestion | undefined>;

  /** The variants in a language model's answer, each rendered on the sample and checked beside the others. */
  judgeVariants(document: TextDocument, params: JudgeParams, cancel?: Cancellation): Promise<JudgedVariants>;

  /** Forgets what was kept about a document that is closed. */
  forget(uri: string): void;
}

/** A language service that knows of the world what `host` tells it. */
export function createLanguageService(host: LanguageHost, options?: LanguageOptions): LanguageService {
  const context = new Context(host, options);
  const checks = new Checks(context);
  return {
    study: async (document, cancel) => study(context, await context.read(document), cancel),
    diagnostics: async (document, cancel) => diagnostics(context, await context.read(document), cancel),
    readingDiagnostics: async (document) => readingDiagnostics(await context.read(document)),
    complete: async (document, position, cancel) => complete(context, await context.read(document), position, cancel),
    hover: async (document, position, cancel) => hover(context, await context.read(document), position, cancel),
    definition: async (document, position, cancel) =>
      definition(context, await context.read(document), position, cancel),
    references: async (document, position, withDefinition, cancel) =>
      references(context, await context.read(document), position, withDefinition, cancel),
    highlights: async (document, position, cancel) =>
      highlight(context, await context.read(document), position, cancel),
    prepareRename: async (document, position, cancel) =>
      prepareRename(context, await context.read(document), position, cancel),
    rename: async (document, position, to, cancel) =>
      rename(context, await context.read(document), position, to, cancel),
    symbols: (document) => symbols(context.parse(document)),
    workspaceSymbols: (query, cancel) => workspaceSymbols(context, query, cancel),
    documentLinks: async (document, cancel) => documentLinks(context, await context.read(document), cancel),
    foldingRanges: (document) => foldingRanges(context.parse(document)),
    selectionRanges: (document, positions) => selectionRanges(context.parse(document), positions),
    linkedEditing: (document, position) => linkedEditing(context.parse(document), position),
    format: (document) => format(context.parse(document)),
    codeLenses: async (document, cancel) => codeLenses(context, await context.read(document), cancel),
    inlayHints: async (document, range, kinds, cancel) =>
      inlayHints(context, await context.read(document), range, kinds, cancel),
    codeActions: async (document, range, request, cancel) =>
      codeActions(context, await context.read(document), range, request, cancel),
    fixAll: async (document, cancel) => fixAll(context, await context.read(document), cancel),
    semanticTokens: (document) => semanticTokens(context.parse(document)),
    preview: async (document, params, cancel) => preview(context, await context.read(document), params, cancel),
    previewSeries: async (document, params, cancel) =>
      previewSeries(context, await context.read(document), params, cancel),
    renderSlowly: async (document, slow) => renderSlowly(context, await context.read(document), slow),
    searchRows: async (document, params, cancel) => searchRows(context, await context.read(document), params, cancel),
    rows: async (document, params, cancel) => rows(context, await context.read(document), params, cancel),
    splits: async (document, cancel) => splits(context, await context.read(document), cancel),
    overview: () => overview(context, checks),
    checkFiles: (milliseconds, cancel) => checks.work(milliseconds, cancel),
    outdateChecks: () => {
      checks.outdate();
      context.studies.outdate();
    },
    checkTemplates: async (document, params, cancel) =>
      checkTemplates(context, await context.read(document), params, cancel),
    pin: async (document, params, cancel) => pin(context, await context.read(document), params, cancel),
    variantQuestion: async (document, params) => variantQuestion(context, await context.read(document), params),
    judgeVariants: async (document, params, cancel) =>
      judgeVariants(context, await context.read(document), params, cancel),
    forget: (uri) => context.forget(uri),
  };
}
