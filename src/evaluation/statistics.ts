/** Arithmetic mean; 0 for nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (divided by n - 1); null below two values. */
export function sampleStd(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Standard error of the mean, sample deviation / sqrt(n), as lm-evaluation-harness reports it. */
export function standardError(values: readonly number[]): number | null {
  const std = sampleStd(values);
  return std === null ? null : std / Math.sqrt(values.length);
}

/** Root of the mean of squares, over the values that are there; null for none. */
export function rootMeanSquare(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.sqrt(mean(known.map((value) => value ** 2)));
}

/** Error of a mean of independent means: sqrt(sum of squares) / count; null unless all are known. */
export function errorOfMean(errors: readonly (number | null)[]): number | null {
  const known = errors.filter((error) => error !== null);
  if (known.length === 0 || known.length < errors.length) return null;
  return Math.sqrt(known.reduce((sum, error) => sum + error ** 2, 0)) / known.length;
}
