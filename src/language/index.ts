/**
 * The language service: everything an editor asks about a task or recipe file, as pure functions of the document and
 * the workspace. {@link LanguageService} is the manual; `src/server` puts it behind the Language Server Protocol.
 */
export type { LanguageHost, Sample, SplitRow, SplitWindow, SplitWindowParams } from './host';
export type { Cancellation } from './cancellation';
export type { SlowRender, SlowRendered } from './preview/aside';
export type { LanguageOptions } from './options';
export type { FileContent, FileName, FileParams, FileStatus } from './file-requests';
export { listFolderRequest, readFileRequest, statFileRequest } from './file-requests';
export type {
  ClusterOverview,
  DataOverview,
  ProblemCounts,
  RecipeOverview,
  RecipeOverviewPlan,
  TaskOverview,
  TemplateOverview,
  WorkspaceOverview,
} from './overview/model';
export { overviewRequest, overviewStale } from './overview/model';
export type {
  CellModel,
  ColumnModel,
  RowModel,
  RowsModel,
  RowsParams,
  SplitModel,
  SplitsModel,
  SplitsParams,
} from './rows/model';
export { rowsRequest, splitsRequest } from './rows/model';
export { rowMatches } from './rows/rows';
export { Pace } from './pace';
export type {
  CheckCommandArgument,
  CheckModel,
  CheckParams,
  CheckProblem,
  PinModel,
  PinParams,
  RowFailures,
  SnapshotCheck,
  SnapshotDifference,
  TaskChecked,
  TaskUnchecked,
  TemplateCheck,
} from './snapshots/model';
export { checkCommand, checkRequest, pinRequest } from './snapshots/model';
export type { JudgedVariants, JudgeParams, Variant, VariantParams, VariantQuestion } from './variants/model';
export { judgeVariantsRequest, variantQuestionRequest } from './variants/model';
export { applyRangeEdits } from './apply-range-edits';
export type { LanguageService } from './language-service';
export { createLanguageService } from './language-service';
export type {
  JointPart,
  PreviewCommandArgument,
  PreviewExemplar,
  PreviewFailed,
  PreviewForm,
  PreviewJoint,
  PreviewModel,
  PreviewParams,
  PreviewRendered,
  PreviewSegment,
  PreviewSeries,
  PreviewSeriesModel,
  PreviewSeriesParams,
  PreviewSubject,
  PreviewTemplate,
  PreviewText,
  PreviewTokens,
  PreviewTraining,
  PreviewUnavailable,
  RecipeReference,
  RowChoice,
  RowField,
  SearchRowsModel,
  SearchRowsParams,
  TemplateChoice,
  TokenCount,
} from './preview/model';
export { previewCommand, previewRequest, previewSeriesRequest, previewStale, searchRowsRequest } from './preview/model';
export { dataDownloaded, downloadCommand } from './protocol';
export type {
  CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeLens,
  CompletionItem,
  CompletionKind,
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
  SemanticTokenType,
  SnippetEdit,
  SymbolKind,
  TextDocument,
  WorkspaceEdit,
  WorkspaceSymbol,
} from './types';
export { codeActionKinds, semanticTokenTypes } from './types';
