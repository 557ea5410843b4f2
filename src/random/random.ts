/** A stream of pseudo-random numbers (xoshiro128**, Blackman and Vigna), seeded by text through FNV-1a and splitmix32. */
export interface Random {
  /** Uniform in [0, 1) with 32 bits. */
  readonly next: () => number;
  /** Uniform integer in [0, bound). */
  readonly below: (bound: number) => number;
  /** Standard normal (Box-Muller). */
  readonly normal: () => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** A new array in random order (Fisher-Yates). */
  readonly shuffled: <T>(items: readonly T[]) => T[];
  /** The places 0 to count - 1 in the order that `shuffled` would give them, in 4 bytes each. */
  readonly order: (count: number) => Uint32Array;
  /** An independent stream named by `label`; it depends on the seed alone, not on what was drawn before. */
  readonly fork: (label: string | number) => Random;
  /** The generator's state, for a checkpoint. */
  readonly state: () => readonly number[];
}

/** @param state continues a stream from what `Random.state` gave. */
export function createRandom(seed: string | number, state?: readonly number[]): Random {
  const name = String(seed);
  const s = Uint32Array.from(state ?? expand(name));

  const draw = (): number => {
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotate(s[3]!, 11);
    return result;
  };
  const next = (): number => draw() / 0x1_0000_0000;
  const below = (bound: number): number => Math.floor(next() * bound);

  return {
    next,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return items[below(items.length)]!;
    },
    shuffled: (items) => {
      const out = [...items];
      shuffle(out, below);
      return out;
    },
    order: (count) => {
      const out = new Uint32Array(count);
      for (let place = 0; place < count; place++) out[place] = place;
      shuffle(out, below);
      return out;
    },
    fork: (label) => createRandom(`${name}/${label}`),
    state: () => [...s],
  };
}

/** Fisher-Yates, in place. */
function shuffle<T>(items: { readonly length: number; [place: number]: T }, below: Random['below']): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}

function rotate(x: number, by: number): number {
  return ((x << by) | (x >>> (32 - by))) >>> 0;
}

function expand(name: string): number[] {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  const out: number[] = [];
  for (let i = 0; i < 4; i++) {
    h = (h + 0x9e3779b9) >>> 0;
    let z = h;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    out.push((z ^ (z >>> 16)) >>> 0);
  }
  return out;
}
