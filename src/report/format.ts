/** How this report writes numbers: shares as percentages with one decimal, minus signs as minus signs. */
export function percent(share: number): string {
  return signed((share * 100).toFixed(1));
}

/** A difference of shares in percentage points, always with its sign. */
export function points(difference: number): string {
  const text = (Math.abs(difference) * 100).toFixed(1);
  if (text === '0.0') return '0.0';
  return (difference < 0 ? '\u2212' : '+') + text;
}

/** A spread or an error in percentage points; a dash where it is unknown. */
export function spread(value: number | null): string {
  return value === null ? '\u2013' : (value * 100).toFixed(1);
}

/** Whole numbers with thousands separated, the same in every locale. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Seconds as people say them: `48 s`, `3 min 20 s`, `1 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) {
    const rest = whole % 60;
    return rest === 0 ? `${String(whole / 60)} min` : `${String(Math.floor(whole / 60))} min ${String(rest)} s`;
  }
  const minutes = Math.round(whole / 60);
  const rest = minutes % 60;
  const hours = `${String(Math.floor(minutes / 60))} h`;
  return rest === 0 ? hours : `${hours} ${String(rest)} min`;
}

/** Four significant digits, for losses and rates. */
export function figure(value: number): string {
  return signed(value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4))));
}

/** A log-likelihood, aligned by its point. */
export function likelihood(value: number): string {
  return signed(value.toFixed(2));
}

function signed(text: string): string {
  return text.replace(/^-/, '\u2212');
}
