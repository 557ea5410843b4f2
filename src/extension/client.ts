import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { cacheEnvironment } from './hub/hub-access';
import type { PreviewModel, PreviewParams } from '../language';
import { dataDownloaded, previewRequest, previewStale } from '../language';

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  /** Ready once the server answers; rejects when it cannot start. */
  readonly started: Promise<void>;
  preview(params: PreviewParams, token: vscode.CancellationToken): Promise<PreviewModel>;
  /** A file whose preview may be out of date: its data or the file itself changed on disk. */
  readonly onPreviewStale: vscode.Event<{ readonly uri: string }>;
  /** Has what is shown of data worked out anew, after a download. */
  dataDownloaded(): void;
  stop(): Promise<void>;
}

/** Starts the server in a process of its own; everything it reports goes to its output channel. */
export function startLanguageServer(extensionUri: vscode.Uri): LanguageServer {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const env = { ...process.env, ...cacheEnvironment() };
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { env } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'], env } },
  };
  const client = new LanguageClient('flan', 'FLAN Language Server', server, {
    documentSelector: [{ language: 'flan-task' }, { language: 'flan-recipe' }],
    initializationOptions: { l10nBundle: vscode.l10n.uri?.fsPath },
  });
  const stale = new vscode.EventEmitter<{ readonly uri: string }>();
  client.onNotification(previewStale, (params: { readonly uri: string }) => stale.fire(params));
  return {
    started: client.start(),
    preview: (params, token) => client.sendRequest<PreviewModel>(previewRequest, params, token),
    onPreviewStale: stale.event,
    dataDownloaded: () => void client.sendNotification(dataDownloaded),
    stop: async () => {
      stale.dispose();
      await client.dispose();
    },
  };
}
