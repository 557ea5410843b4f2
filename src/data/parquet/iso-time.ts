/** Times as Python's `isoformat()` writes them; years before 1 and after 9999 as ISO 8601 does. */

const daySeconds = 86_400n;

/** `2024-05-17`, from days since 1970. */
export function isoDate(days: number): string {
  // JavaScript's dates end 100 million days from 1970; Python's end before.
  return Math.abs(days) > 1e8
    ? `${days} days from 1970-01-01`
    : new Date(days * 86_400_000).toISOString().split('T')[0]!;
}

/** `2024-05-17T08:30:00.250000+00:00`, from nanoseconds since 1970; without the zone where the time has none. */
export function isoTimestamp(nanoseconds: bigint, utc: boolean): string {
  const perDay = daySeconds * 1_000_000_000n;
  const inDay = ((nanoseconds % perDay) + perDay) % perDay;
  const days = Number((nanoseconds - inDay) / perDay);
  return `${isoDate(days)}T${isoTime(inDay)}${utc ? '+00:00' : ''}`;
}

/** `08:30:00` or `08:30:00.250000`, from nanoseconds since midnight; nine digits where the nanoseconds need them. */
export function isoTime(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / 1_000_000_000n);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const rest = nanoseconds % 1_000_000_000n;
  if (rest === 0n) return clock;
  const digits = String(rest).padStart(9, '0');
  return `${clock}.${digits.endsWith('000') ? digits.slice(0, 6) : digits}`;
}
