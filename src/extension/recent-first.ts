/**
 * Orders files for a picker: the one in the active editor, then those used before, most recent first, then the rest
 * by name.
 */
export function recentFirst(files: readonly string[], recent: readonly string[], active?: string): readonly string[] {
  const rank = (file: string): number => {
    if (file === active) return -1;
    const used = recent.indexOf(file);
    return used < 0 ? recent.length : used;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}
