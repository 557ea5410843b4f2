/** Puts values in place of `{0}`, `{1}` … */
export function fill(pattern: string, ...values: readonly (string | number)[]): string {
  return pattern.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
