/**
 * The language service: everything an editor asks about a task or recipe file, as pure functions of the document and
 * the workspace. {@link LanguageService} is the manual; `src/server` puts it behind the Language Server Protocol.
 */
export type { LanguageHost, Sample, SplitRow, SplitWindow, SplitWindowParams } from './host';
export type { Cancellation } from './cancellation';
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
export type { LanguageService } from './language-service';
export { createLanguageService } from './language-service';
export type {
  PreviewCommandArgument,
  PreviewFailed,
  PreviewModel,
  PreviewParams,
  PreviewRendered,
  PreviewSegment,
  PreviewSubject,
  PreviewText,
  PreviewUnavailable,
  RowChoice,
  TemplateChoice,
} from './protocol';
export { dataDownloaded, downloadCommand, previewCommand, previewRequest, previewStale } from './protocol';
export type {
  CodeAction,
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
  LinkedEditing,
  Location,
  Range,
  RangeEdit,
  RenamePlace,
  SelectionRange,
  SemanticToken,
  SemanticTokenType,
  SymbolKind,
  TextDocument,
  WorkspaceEdit,
  WorkspaceSymbol,
} from './types';
export { semanticTokenTypes } from './types';
