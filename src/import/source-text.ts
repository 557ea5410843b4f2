import type { FileSystem } from '../data';

/** What stands behind a path that is to be imported. */
export type SourceText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' | 'folder' | 'unreadable' | 'not-text' };

/** Reads a file as UTF-8, or says why it cannot be: what to do about it differs. */
export async function readSourceText(fs: FileSystem, path: string): Promise<SourceText> {
  if (!(await fs.exists(path))) return { kind: 'missing' };
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(path);
  } catch (error) {
    return { kind: error instanceof Error && 'code' in error && error.code === 'EISDIR' ? 'folder' : 'unreadable' };
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-text' };
  }
}
