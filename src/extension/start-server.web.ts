import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, connectServer } from './client';
import type { startLanguageServer as startInNode } from './start-server';

/** A browser's worker; its type belongs to web pages, which this project's programs are not. */
declare const Worker: new (url: string) => never;

/** Starts the server in a worker of the browser: rendering and checking never hold up the extension host. */
export const startLanguageServer: typeof startInNode = (extensionUri) => {
  const worker = new Worker(vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true));
  return connectServer(new LanguageClient('flan', 'FLAN Language Server', worker, clientOptions()));
};
