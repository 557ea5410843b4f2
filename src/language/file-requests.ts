/**
 * How a server without a disk reads files: it asks the client, which has the editor's file systems. A client that
 * answers says so with `readsFiles: true` in its `initializationOptions`.
 */

/** Request, server to client: `{ uri }` to {@link FileContent}; an error's message says why the file cannot be read. */
export const readFileRequest = 'flan/files/read';

/** Request, server to client: `{ uri }` to {@link FileStatus}, or null where there is nothing. */
export const statFileRequest = 'flan/files/stat';

/** Request, server to client: `{ uri }` of a folder to a list of {@link FileName}. */
export const listFolderRequest = 'flan/files/list';

/** The parameters of all three. */
export interface FileParams {
  readonly uri: string;
}

/** A whole file in base64: a connection may carry text only. */
export interface FileContent {
  readonly base64: string;
}

export interface FileStatus {
  readonly isFolder: boolean;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

export interface FileName {
  readonly name: string;
  readonly isFolder: boolean;
}
