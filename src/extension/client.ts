import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { checkLink } from './check-pages';
import { serveFiles } from './serve-files';
import type {
  PreviewModel,
  PreviewParams,
  PreviewSeriesModel,
  PreviewSeriesParams,
  RowsModel,
  RowsParams,
  SearchRowsModel,
  SearchRowsParams,
  SplitsModel,
  CheckModel,
  CheckParams,
  PinModel,
  PinParams,
  JudgedVariants,
  JudgeParams,
  VariantParams,
  VariantQuestion,
  WorkspaceOverview,
} from '../language';
import { checkRequest, judgeVariantsRequest, pinRequest, variantQuestionRequest } from '../language';
import { overviewRequest, overviewStale, rowsRequest, splitsRequest } from '../language';
import { dataDownloaded, previewRequest, previewSeriesRequest, previewStale, searchRowsRequest } from '../language';

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  /** Ready once the server answers; rejects when it cannot start. */
  readonly started: Promise<void>;
  preview(params: PreviewParams, token: vscode.CancellationToken): Promise<PreviewModel>;
  previewSeries(params: PreviewSeriesParams, token: vscode.CancellationToken): Promise<PreviewSeriesModel>;
  searchRows(params: SearchRowsParams, token: vscode.CancellationToken): Promise<SearchRowsModel>;
  /** Undefined where there is no such file. */
  rows(params: RowsParams, token: vscode.CancellationToken): Promise<RowsModel | undefined>;
  splits(uri: string, token: vscode.CancellationToken): Promise<SplitsModel>;
  checkTemplates(params: CheckParams, token: vscode.CancellationToken): Promise<CheckModel>;
  pin(params: PinParams, token: vscode.CancellationToken): Promise<PinModel>;
  /** Undefined where there is no such template. */
  variantQuestion(params: VariantParams): Promise<VariantQuestion | undefined>;
  judgeVariants(params: JudgeParams, token: vscode.CancellationToken): Promise<JudgedVariants>;
  overview(): Promise<WorkspaceOverview>;
  /** Said to whoever asked for an overview once: a new one would be another. */
  readonly onOverviewStale: vscode.Event<void>;
  /** A file whose preview may be out of date: its data or the file itself changed on disk. */
  readonly onPreviewStale: vscode.Event<{ readonly uri: string }>;
  /** Has what is shown of data worked out anew, after a download. */
  dataDownloaded(): void;
  stop(): Promise<void>;
}

/** What the client tells a server of ours, wherever it runs. */
export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'flan-task' }, { language: 'flan-recipe' }, { language: 'flan-snapshot' }],
    initializationOptions: { l10nBundle: vscode.l10n.bundle, readsFiles: true, docs: checkLink },
  };
}

/** Starts a client, and answers the server's own requests. */
export function connectServer(client: BaseLanguageClient): LanguageServer {
  serveFiles(client);
  const stale = new vscode.EventEmitter<{ readonly uri: string }>();
  const overviewChanged = new vscode.EventEmitter<void>();
  client.onNotification(overviewStale, () => overviewChanged.fire());
  client.onNotification(previewStale, (params: { readonly uri: string }) => stale.fire(params));
  return {
    started: client.start(),
    preview: (params, token) => client.sendRequest<PreviewModel>(previewRequest, params, token),
    previewSeries: (params, token) => client.sendRequest<PreviewSeriesModel>(previewSeriesRequest, params, token),
    searchRows: (params, token) => client.sendRequest<SearchRowsModel>(searchRowsRequest, params, token),
    rows: async (params, token) =>
      (await client.sendRequest<RowsModel | null>(rowsRequest, params, token)) ?? undefined,
    splits: (uri, token) => client.sendRequest<SplitsModel>(splitsRequest, { uri }, token),
    checkTemplates: (params, token) => client.sendRequest<CheckModel>(checkRequest, params, token),
    pin: (params, token) => client.sendRequest<PinModel>(pinRequest, params, token),
    variantQuestion: async (params) =>
      (await client.sendRequest<VariantQuestion | null>(variantQuestionRequest, params)) ?? undefined,
    judgeVariants: (params, token) => client.sendRequest<JudgedVariants>(judgeVariantsRequest, params, token),
    overview: () => client.sendRequest<WorkspaceOverview>(overviewRequest),
    onOverviewStale: overviewChanged.event,
    onPreviewStale: stale.event,
    dataDownloaded: () => void client.sendNotification(dataDownloaded),
    stop: async () => {
      stale.dispose();
      overviewChanged.dispose();
      await client.dispose();
    },
  };
}
