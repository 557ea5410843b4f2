import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  listFolderRequest,
  readFileRequest,
  statFileRequest,
  type FileContent,
  type FileName,
  type FileParams,
  type FileStatus,
} from '../language';
import { toBase64 } from '../text';

/** Answers the server's questions about files that are on no disk of its own, from the editor's file systems. */
export function serveFiles(client: BaseLanguageClient): void {
  const { fs } = vscode.workspace;
  client.onRequest(readFileRequest, async ({ uri }: FileParams): Promise<FileContent> => {
    return { base64: toBase64(await fs.readFile(vscode.Uri.parse(uri))) };
  });
  client.onRequest(statFileRequest, async ({ uri }: FileParams): Promise<FileStatus | null> => {
    try {
      const { type, size, mtime } = await fs.stat(vscode.Uri.parse(uri));
      return { isFolder: isFolder(type), size, changed: mtime };
    } catch {
      return null;
    }
  });
  client.onRequest(listFolderRequest, async ({ uri }: FileParams): Promise<readonly FileName[]> => {
    const entries = await fs.readDirectory(vscode.Uri.parse(uri));
    return entries.map(([name, type]) => ({ name, isFolder: isFolder(type) }));
  });
}

/** A link to a folder is both. */
function isFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
