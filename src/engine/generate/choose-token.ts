import type { Random } from '../../random';

/** How the next token is drawn; the likeliest is taken where there is none of this. */
export interface Sampling {
  /** What logits are divided by, above 0. */
  readonly temperature: number;
  /** Only the likeliest so many tokens are drawn from. */
  readonly topK?: number;
  /** Only the likeliest tokens that together have this probability are drawn from, in (0, 1]. */
  readonly topP?: number;
  /** The same seed draws the same texts, whatever else is generated with them. */
  readonly seed: string | number;
}

/** The likeliest token; the first of equals. */
export function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let token = 1; token < logits.length; token++) if (logits[token]! > logits[best]!) best = token;
  return best;
}

/**
 * Draws a token. Temperature, `topK` and `topP` narrow the choice in this order, as in `transformers`; the token that
 * crosses `topP` still counts (Holtzman et al. 2020).
 */
export function drawToken(logits: Float32Array, { temperature, topK, topP }: Sampling, random: Random): number {
  const top = logits[likeliest(logits)]!;
  const shares = new Float64Array(logits.length);
  let total = 0;
  logits.forEach((logit, token) => (total += shares[token] = Math.exp((logit - top) / temperature)));
  if ((topK === undefined || topK >= logits.length) && (topP === undefined || topP >= 1))
    return draw(shares.keys(), shares, random.next() * total);
  const order = Array.from(shares.keys()).sort((a, b) => shares[b]! - shares[a]! || a - b);
  const first = order.slice(0, topK === undefined ? order.length : Math.max(1, topK));
  const kept = topP === undefined ? first : nucleus(first, shares, topP);
  return draw(kept, shares, random.next() * sum(kept, shares));
}

/** The fewest tokens, likeliest first, whose share of them all is `topP` at least. */
function nucleus(tokens: readonly number[], shares: Float64Array, topP: number): readonly number[] {
  const wanted = topP * sum(tokens, shares);
  let reached = 0;
  const count = tokens.findIndex((token) => (reached += shares[token]!) >= wanted);
  return count < 0 ? tokens : tokens.slice(0, count + 1);
}

function draw(tokens: Iterable<number>, shares: Float64Array, at: number): number {
  let [left, chosen] = [at, 0];
  for (const token of tokens) {
    if (shares[token] === 0) continue;
    chosen = token;
    left -= shares[token]!;
    if (left < 0) break;
  }
  return chosen;
}

function sum(tokens: readonly number[], shares: Float64Array): number {
  return tokens.reduce((total, token) => total + shares[token]!, 0);
}
