import * as l10n from '@vscode/l10n';

/** A number of bytes for people, in powers of 1000: `812 B`, `3.4 KB`, `49.0 MB`, `1.2 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} B', bytes);
  if (bytes < 999_950) return l10n.t('{0} KB', (bytes / 1e3).toFixed(1));
  if (bytes < 999_950_000) return l10n.t('{0} MB', (bytes / 1e6).toFixed(1));
  return l10n.t('{0} GB', (bytes / 1e9).toFixed(1));
}
