import { runInThisContext } from 'node:vm';
import type { Render, Settings } from './corpus';

/** What one round took, in seconds: by the clock, and of the processor's time. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** An engine with all templates of the corpus compiled. */
export interface Contender {
  readonly name: string;
  /** Indices of the renders that come out as expected. */
  readonly right: readonly number[];
  /** Renders those with these indices once. */
  readonly round: (indices: readonly number[]) => Cost | Promise<Cost>;
  readonly stop?: () => void;
}

/** How an engine of this process is used; `prepare` throws or gives nothing where it cannot read a template. */
export interface Library<Compiled, Variables> {
  readonly name: string;
  readonly compile: (source: string, settings: Settings) => Compiled;
  readonly variables: (render: Render) => Variables;
  readonly render: (template: Compiled, variables: Variables) => string;
}

const HANG_MS = 2000;

/** Compiles everything beforehand and finds out what the engine gets right. */
export function contend<Compiled, Variables>(
  library: Library<Compiled, Variables>,
  corpus: readonly Render[],
): Contender {
  const templates = new Map<number, Compiled | undefined>();
  const prepared = corpus.map((render) => {
    if (!templates.has(render.template))
      templates.set(
        render.template,
        attempt(() => library.compile(render.source, render.settings)),
      );
    const template = templates.get(render.template);
    return template && { template, variables: library.variables(render) };
  });
  // Twice on the same variables: what a template changes in them must not spoil the next round.
  const isRight = (index: number): boolean =>
    [1, 2].every(() => {
      const one = prepared[index];
      return one && attempt(() => library.render(one.template, one.variables)) === corpus[index]!.expected;
    });
  return {
    name: library.name,
    right: [...corpus.keys()].filter(isRight),
    round: (indices) => {
      const work = indices.map((index) => prepared[index]!);
      const { user, system } = process.cpuUsage();
      const started = performance.now();
      for (const { template, variables } of work) whole(library.render(template, variables));
      const wall = (performance.now() - started) / 1000;
      const used = process.cpuUsage();
      return { wall, cpu: (used.user - user + used.system - system) / 1e6 };
    },
  };
}

/** V8 keeps joined text as a tree until somebody reads it; whoever writes it out pays for that, so it is counted. */
function whole(text: string): number {
  return text.charCodeAt(0);
}

/** What an engine makes, or nothing where it fails or would never end: a timer stops it. */
function attempt<T>(work: () => T): T | undefined {
  let made: T | undefined;
  const place = globalThis as { benchAttempt?: () => void };
  place.benchAttempt = (): void => void (made = work());
  try {
    runInThisContext('benchAttempt()', { timeout: HANG_MS });
  } catch {
    return undefined;
  }
  return made;
}
