import * as l10n from '@vscode/l10n';

/** What a file turns out to be by its first bytes, where that is not what it is taken for. */
export type FileKind = 'gzip' | 'zstd' | 'parquet' | 'lfs-pointer';

const magics: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['parquet', bytesOf('PAR1')],
  // What stands in a checkout for a large file that Git LFS has not brought.
  ['lfs-pointer', bytesOf('version https://git-lfs.')],
];

/** The first bytes that `sniff` needs. */
export const sniffLength = 24;

/** @param head the file's first bytes, `sniffLength` of them where it has so many */
export function sniff(head: Uint8Array): FileKind | undefined {
  return magics.find(([, magic]) => magic.every((byte, at) => head[at] === byte))?.[0];
}

function bytesOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}

export function lfsMessage(): string {
  return l10n.t('It is a pointer of Git LFS, not the data. Run "git lfs pull" in its repository.');
}
