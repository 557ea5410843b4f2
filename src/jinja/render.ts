import { err, ok, type Result } from '../text';
import { withMeter, type Meter } from '../value';
import { UnforeseenChange } from './changing';
import { protect } from './protect';
import type { RenderError } from './problem';
import { programOf, type Program, type Refusal } from './program';
import { explain } from './render-error';
import { builtinFilters } from './filters';
import { builtinGlobals } from './globals';
import { Runtime, type Context, type Routine } from './runtime';
import type { Template } from './template';
import { builtinTests } from './tests';
import type { UndefinedFlavour } from './undefined';

/** How a template is rendered. Everything is bounded; what has a default is fine for prompts of any size. */
export interface RenderOptions {
  /** What a missing value does; default `lenient`, as in PromptSource. The evaluation harness is `strict`. */
  readonly undefined?: UndefinedFlavour;
  /** Seeds `choice`, `random` and `lipsum`; the same seed gives the same text. Default 0. */
  readonly seed?: string | number;
  /** `first` makes `choice` and `random` take the first item; default `seeded`. */
  readonly pick?: 'seeded' | 'first';
  /** Units of work, about one per operation; default 5 million. */
  readonly maxSteps?: number;
  /** UTF-16 units that may be printed; default 16 million. */
  readonly maxOutput?: number;
  /** Macros and recursive loops within each other; default 100. */
  readonly maxDepth?: number;
  /** Milliseconds; default 10,000. */
  readonly maxTime?: number;
  /** Filters besides the built-in ones. */
  readonly filters?: ReadonlyMap<string, Routine>;
  /** Variables that every template sees and the context may hide. */
  readonly globals?: Context;
}

const defaults: RenderOptions = {};

/** Renders a template; the context's lists and dicts stay as they are, whatever it does to them. Problems of the author's making are values: the template's own, Python's exceptions, budgets. */
export function renderTemplate(
  template: Template,
  context: Context,
  options: RenderOptions = defaults,
): Result<string, RenderError> {
  const program = programOf(template, options.filters);
  if (!program.ok) return err(program.error);
  const meter = startMeter(options);
  return (
    renderPart(program, startRuntime(program.changes, context, options), meter) ??
    // Never undefined: the context is protected now.
    renderPart(program, startRuntime(true, context, options), meter)!
  );
}

/**
 * Renders several templates in one scope and one pass: what an earlier part sets, the later ones see, and random
 * draws go on. This is how a prompt and its target stay in step.
 */
export function renderParts(
  parts: readonly Template[],
  context: Context,
  options: RenderOptions = defaults,
): Result<readonly string[], RenderError & { readonly part: number }> {
  const programs = parts.map((part) => programOf(part, options.filters));
  const changes = programs.some((program) => program.ok && program.changes);
  const meter = startMeter(options);
  return (
    renderAll(programs, startRuntime(changes, context, options), meter) ??
    renderAll(programs, startRuntime(true, context, options), meter)!
  );
}

/** One after the other; undefined where the context has to be protected first. */
function renderAll(
  programs: readonly (Program | Refusal)[],
  rt: Runtime,
  meter: Meter,
): Result<readonly string[], RenderError & { readonly part: number }> | undefined {
  const texts: string[] = [];
  for (let part = 0; part < programs.length; part++) {
    const program = programs[part]!;
    const text = program.ok ? renderPart(program, rt, meter) : program;
    if (!text) return undefined;
    if (!text.ok) return err({ ...text.error, part });
    texts.push(text.value);
  }
  return ok(texts);
}

/** Undefined where the template is about to change a context that is not protected: nothing has been changed yet. */
function renderPart(program: Program, rt: Runtime, meter: Meter): Result<string, RenderError> | undefined {
  rt.out = '';
  rt.blocks = program.blocks;
  try {
    withMeter(meter, program.run, rt);
    return ok(rt.out);
  } catch (error) {
    if (!(error instanceof UnforeseenChange)) return err(explain(error, rt.at));
    program.changes = true;
    return undefined;
  }
}

function startRuntime(mayChange: boolean, context: Context, options: RenderOptions): Runtime {
  return new Runtime({
    context: mayChange ? protect(context) : context,
    mayChange,
    globals: options.globals ? new Map([...builtinGlobals, ...options.globals]) : builtinGlobals,
    flavour: options.undefined ?? 'lenient',
    seed: options.seed ?? 0,
    pickFirst: options.pick === 'first',
    maxOutput: options.maxOutput ?? 1 << 24,
    maxDepth: options.maxDepth ?? 100,
    filters: options.filters ? new Map([...builtinFilters, ...options.filters]) : builtinFilters,
    tests: builtinTests,
  });
}

function startMeter({ maxSteps = 5_000_000, maxTime = 10_000 }: RenderOptions): Meter {
  return { left: maxSteps, maxTime };
}
