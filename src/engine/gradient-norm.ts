/** The Euclidean norm of all gradients together, summed in double precision. */
export function globalNorm(gradients: Iterable<Float32Array>): number {
  let squares = 0;
  for (const gradient of gradients) squares += squareSum(gradient);
  return Math.sqrt(squares);
}

/** Four sums side by side: each addition need not wait for the one before it. */
function squareSum(numbers: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = numbers.length - (numbers.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += numbers[i]! * numbers[i]!;
    b += numbers[i + 1]! * numbers[i + 1]!;
    c += numbers[i + 2]! * numbers[i + 2]!;
    d += numbers[i + 3]! * numbers[i + 3]!;
  }
  for (let i = whole; i < numbers.length; i++) a += numbers[i]! * numbers[i]!;
  return a + b + (c + d);
}

/** What gradients are multiplied by so that their norm is at most `limit` (Pascanu et al. 2013); 0 means no limit. */
export function clipFactor(norm: number, limit: number): number {
  return limit > 0 && norm > limit ? limit / norm : 1;
}
