import * as l10n from '@vscode/l10n';
import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import {
  checkRequest,
  judgeVariantsRequest,
  pinRequest,
  previewRequest,
  previewSeriesRequest,
  rowsRequest,
  searchRowsRequest,
  splitsRequest,
  variantQuestionRequest,
  type Cancellation,
  type CheckModel,
  type CheckParams,
  type JudgedVariants,
  type JudgeParams,
  type LanguageService,
  type PinModel,
  type PinParams,
  type PreviewModel,
  type PreviewParams,
  type PreviewSeriesModel,
  type PreviewSeriesParams,
  type PreviewUnavailable,
  type RowsModel,
  type RowsParams,
  type SearchRowsModel,
  type SearchRowsParams,
  type SplitsModel,
  type SplitsParams,
  type TextDocument,
  type VariantParams,
  type VariantQuestion,
} from '../language';
import type { Capabilities } from './capabilities';
import {
  toCodeLens,
  toCompletionItem,
  toFoldingRange,
  toHighlight,
  toHover,
  toInlayHint,
  toSemanticTokens,
  toSymbol,
  toWorkspaceSymbol,
  toWorkspaceEdit,
} from './convert';
import type { Result } from '../text';
import type { Settings } from './settings';
import type { Workspace } from './workspace';

/** Connects each request of the protocol, and each of our own, to the method that answers it. */
export function registerFeatures(
  connection: Connection,
  service: LanguageService,
  workspace: Workspace,
  settings: Settings,
  capabilities: Capabilities,
): void {
  const about = async <T>(uri: string, none: T, answer: (document: TextDocument) => T | Promise<T>): Promise<T> => {
    const document = await workspace.document(uri);
    return document ? answer(document) : none;
  };

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    about(uri, null, async (document) => ({
      isIncomplete: false,
      items: (await service.complete(document, position, token)).map(toCompletionItem),
    })),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    about(uri, null, async (document) => {
      const hover = await service.hover(document, position, token);
      return hover ? toHover(hover) : null;
    }),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    about(uri, null, async (document) => [...(await service.definition(document, position, token))]),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
    about(uri, null, async (document) => [
      ...(await service.references(document, position, includeDeclaration, token)),
    ]),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    about(uri, null, async (document) => (await service.highlights(document, position, token)).map(toHighlight)),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    about(uri, null, async (document) => said(await service.prepareRename(document, position, token)) ?? null),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    about(uri, null, async (document) => {
      const edit = said(await service.rename(document, position, newName, token));
      if (!edit) return null;
      const isMeant = edit.confirm === undefined || !capabilities.asks || (await confirm(connection, edit.confirm));
      return isMeant && !token.isCancellationRequested ? toWorkspaceEdit(edit) : { changes: {} };
    }),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    about(uri, null, (document) => service.symbols(document).map(toSymbol)),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) =>
    (await service.workspaceSymbols(query, token)).map(toWorkspaceSymbol),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    about(uri, null, async (document) => [...(await service.documentLinks(document, token))]),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    about(uri, null, (document) => service.foldingRanges(document).map(toFoldingRange)),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    about(uri, null, (document) => [...service.selectionRanges(document, positions)]),
  );
  connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }) =>
    about(uri, null, (document) => {
      const linked = service.linkedEditing(document, position);
      return linked ? { ...linked, ranges: [...linked.ranges] } : null;
    }),
  );
  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    about(uri, null, (document) => [...service.format(document)]),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    about(uri, null, async (document) => (await service.codeLenses(document, token)).map(toCodeLens)),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    about(uri, null, async (document) =>
      (await service.inlayHints(document, range, await settings.inlayHints(uri), token)).map(toInlayHint),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    about(uri, { data: [] }, (document) => toSemanticTokens(service.semanticTokens(document))),
  );
  connection.onRequest(previewRequest, (params: PreviewParams, token: Cancellation): Promise<PreviewModel> =>
    about<PreviewModel>(params.uri, missing(params.uri), (document) => service.preview(document, params, token)),
  );
  connection.onRequest(
    previewSeriesRequest,
    (params: PreviewSeriesParams, token: Cancellation): Promise<PreviewSeriesModel> =>
      about<PreviewSeriesModel>(params.uri, missing(params.uri), (document) =>
        service.previewSeries(document, params, token),
      ),
  );
  connection.onRequest(searchRowsRequest, (params: SearchRowsParams, token: Cancellation): Promise<SearchRowsModel> =>
    about<SearchRowsModel>(params.uri, { rows: [], count: 0 }, (document) =>
      service.searchRows(document, params, token),
    ),
  );
  connection.onRequest(rowsRequest, (params: RowsParams, token: Cancellation): Promise<RowsModel | null> =>
    about<RowsModel | null>(params.uri, null, (document) => service.rows(document, params, token)),
  );
  connection.onRequest(splitsRequest, ({ uri }: SplitsParams, token: Cancellation): Promise<SplitsModel> =>
    about<SplitsModel>(uri, { splits: [], partial: false }, (document) => service.splits(document, token)),
  );
  connection.onRequest(variantQuestionRequest, (params: VariantParams): Promise<VariantQuestion | null> =>
    about<VariantQuestion | null>(
      params.uri,
      null,
      async (document) => (await service.variantQuestion(document, params)) ?? null,
    ),
  );
  connection.onRequest(judgeVariantsRequest, (params: JudgeParams, token: Cancellation): Promise<JudgedVariants> =>
    about<JudgedVariants>(params.uri, { variants: [], at: { line: 0, character: 0 } }, (document) =>
      service.judgeVariants(document, params, token),
    ),
  );
  connection.onRequest(checkRequest, (params: CheckParams, token: Cancellation): Promise<CheckModel> =>
    about<CheckModel>(params.uri, { kind: 'unchecked', reason: 'no-task', message: noFile(params.uri) }, (document) =>
      service.checkTemplates(document, params, token),
    ),
  );
  connection.onRequest(pinRequest, (params: PinParams, token: Cancellation): Promise<PinModel> =>
    about<PinModel>(params.uri, { kind: 'refused', message: noFile(params.uri) }, (document) =>
      service.pin(document, params, token),
    ),
  );
}

function missing(uri: string): PreviewUnavailable {
  return { kind: 'unavailable', uri, version: 0, reason: 'not-a-task', message: noFile(uri) };
}

function noFile(uri: string): string {
  return l10n.t('There is no file {0}.', uri);
}

/** Whether somebody wants edits although they change more than they say. */
async function confirm(connection: Connection, message: string): Promise<boolean> {
  const title = l10n.t('Rename Anyway');
  return (await connection.window.showWarningMessage(message, { title }))?.title === title;
}

/** A refusal is an error of the protocol: editors show its message at the cursor. */
function said<T>(answer: Result<T, string> | undefined): T | undefined {
  if (answer && !answer.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.error);
  return answer?.value;
}
