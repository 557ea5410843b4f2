import type { Connection } from 'vscode-languageserver';
import {
  listFolderRequest,
  readFileRequest,
  statFileRequest,
  type FileContent,
  type FileName,
  type FileParams,
  type FileStatus,
} from '../../language';
import { fromBase64 } from '../../text';
import type { FileClient } from './client-files';

/** Reads files through the connection. */
export function askClient(connection: Connection): FileClient {
  const ask = <T>(request: string, params: FileParams): Promise<T> => connection.sendRequest<T>(request, params);
  return {
    read: async (uri) => fromBase64((await ask<FileContent>(readFileRequest, { uri })).base64),
    stat: async (uri) => {
      try {
        return (await ask<FileStatus | null>(statFileRequest, { uri })) ?? undefined;
      } catch {
        return undefined;
      }
    },
    list: (uri) => ask<readonly FileName[]>(listFolderRequest, { uri }),
  };
}
