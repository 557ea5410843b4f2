/** Maps numbers to places along an axis. */
export interface Scale {
  /** Lowest and highest value. */
  readonly domain: readonly [number, number];
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A linear scale over exactly `domain`, with about `wanted` round ticks inside it. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number], wanted = 5): Scale {
  const [low, high] = domain;
  const span = high - low || 1;
  const at = (value: number): number => range[0] + ((value - low) / span) * (range[1] - range[0]);
  const step = roundStep(span / wanted);
  const ticks: number[] = [];
  // Adding 0 turns a negative zero into zero.
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(i * step + 0);
  return { domain, at, ticks };
}

/** The domain widened to the next ticks, so that no line touches the frame. */
export function niceDomain(low: number, high: number, wanted = 5): readonly [number, number] {
  const step = roundStep((high - low || Math.abs(high) || 1) / wanted);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** 1, 2 or 5 times a power of ten, the first that is not below `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9));
  return (factor ?? 10) * power;
}
