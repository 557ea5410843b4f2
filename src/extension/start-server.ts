import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { clientOptions, connectServer, type LanguageServer } from './client';
import { cacheEnvironment } from './hub/hub-access';

/** Starts the server in a process of its own; everything it reports goes to its output channel. */
export function startLanguageServer(extensionUri: vscode.Uri): LanguageServer {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const env = { ...process.env, ...cacheEnvironment() };
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { env } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'], env } },
  };
  return connectServer(new LanguageClient('flan', 'FLAN Language Server', server, clientOptions()));
}
