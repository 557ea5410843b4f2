/**
 * What editor and language server say to each other beyond the Language Server Protocol and what previews, rows and the
 * overview have models of their own for. All of it is plain JSON.
 */

/** Notification, client to server, without parameters: data was downloaded, so what the cache holds is to be read anew. */
export const dataDownloaded = 'flan/dataDownloaded';

/** The command that downloads what a task or recipe file reads; its one argument is the file's URI. */
export const downloadCommand = 'flan.downloadData';
