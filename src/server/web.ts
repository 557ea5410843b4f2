import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './serve';

/**
 * The language server as a Web Worker: the page that made it is its client, and reads files for it. `globalThis` is a
 * worker's scope here, whose type comes with those of web pages, which the other programs are not to see.
 */
serve(
  createConnection(new BrowserMessageReader(globalThis as never), new BrowserMessageWriter(globalThis as never)),
  {},
);
