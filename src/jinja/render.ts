import * as l10n from '@vscode/l10n';
import { err, ok, type Result, type Span } from '../text';
import { BudgetError, copyValue, PyError, withMeter, type PyErrorKind, type Value } from '../value';
import { changesValues } from './changes-values';
import { CompileFailure } from './compile-scope';
import { compileTemplate, type CompiledTemplate } from './compile-statement';
import { builtinFilters } from './filters';
import { builtinGlobals } from './globals';
import type { JinjaCode, RenderError } from './problem';
import { Runtime, type Context, type Routine, type Routines } from './runtime';
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

/** Renders a template; the context's lists and dicts stay as they are, whatever it does to them. Problems of the author's making are values: the template's own, Python's exceptions, budgets. */
export function renderTemplate(
  template: Template,
  context: Context,
  options: RenderOptions = {},
): Result<string, RenderError> {
  const rendered = renderParts([template], context, options);
  if (rendered.ok) return ok(rendered.value[0]!);
  const { code, message, span } = rendered.error;
  return err({ code, message, span });
}

/**
 * Renders several templates in one scope and one pass: what an earlier part sets, the later ones see, and random
 * draws go on. This is how a prompt and its target stay in step.
 */
export function renderParts(
  parts: readonly Template[],
  context: Context,
  options: RenderOptions = {},
): Result<readonly string[], RenderError & { readonly part: number }> {
  const filters = options.filters ? new Map([...builtinFilters, ...options.filters]) : builtinFilters;
  const rt = new Runtime({
    context: parts.some((part) => protectedParts.get(part) ?? needsCopy(part)) ? copyContext(context) : context,
    globals: options.globals ? new Map([...builtinGlobals, ...options.globals]) : builtinGlobals,
    flavour: options.undefined ?? 'lenient',
    seed: options.seed ?? 0,
    pickFirst: options.pick === 'first',
    maxOutput: options.maxOutput ?? 1 << 24,
    maxDepth: options.maxDepth ?? 100,
    filters,
    tests: builtinTests,
  });
  const meter = {
    left: options.maxSteps ?? 5_000_000,
    deadline: performance.now() + (options.maxTime ?? 10_000),
  };
  const texts: string[] = [];
  for (const [part, template] of parts.entries()) {
    const compiled = compiledOf(template, filters, options.filters);
    if (!compiled.ok) return err({ ...compiled.error, part });
    rt.out = '';
    try {
      withMeter(meter, () => compiled.value(rt));
    } catch (error) {
      return err({ ...explain(error, rt.at), part });
    }
    texts.push(rt.out);
  }
  return ok(texts);
}

/** Which templates may change what they are given, found out once. */
const protectedParts = new WeakMap<Template, boolean>();

function needsCopy(template: Template): boolean {
  const needs = changesValues(template.body);
  protectedParts.set(template, needs);
  return needs;
}

function copyContext(context: Context): Context {
  const seen = new Map<object, Value>();
  return new Map([...context].map(([name, value]) => [name, copyValue(value, seen)]));
}

type Compiled = Result<CompiledTemplate, RenderError>;

/** Compiled once per template and set of filters. */
const cache = new WeakMap<Template, { readonly extra: Routines | undefined; readonly compiled: Compiled }>();

function compiledOf(template: Template, filters: Routines, extra: Routines | undefined): Compiled {
  const known = cache.get(template);
  if (known && known.extra === extra) return known.compiled;
  const compiled = compile(template, filters);
  cache.set(template, { extra, compiled });
  return compiled;
}

function compile(template: Template, filters: Routines): Compiled {
  const broken = template.problems.find((problem) => problem.code === 'jinja-syntax');
  if (broken) return err({ code: broken.code, message: broken.message, span: broken.span });
  try {
    return ok(compileTemplate(template.body, filters, builtinTests));
  } catch (failure) {
    if (!(failure instanceof CompileFailure)) throw failure;
    return err({ code: failure.code, message: failure.message, span: failure.span });
  }
}

function explain(error: unknown, span: Span): RenderError {
  if (error instanceof PyError) {
    return { code: codes[error.kind], message: `${error.kind}: ${error.message}`, span };
  }
  if (error instanceof BudgetError) return { code: 'jinja-budget', message: budgetMessage(error), span };
  // Templates nested right up to what the parser allows can still exhaust JavaScript's own stack.
  if (error instanceof RangeError) {
    return { code: 'jinja-budget', message: l10n.t('This template nests too deeply.'), span };
  }
  throw error;
}

const codes: Readonly<Record<PyErrorKind, JinjaCode>> = {
  AttributeError: 'jinja-value',
  IndexError: 'jinja-value',
  KeyError: 'jinja-value',
  MemoryError: 'jinja-budget',
  OverflowError: 'jinja-value',
  RuntimeError: 'jinja-value',
  TypeError: 'jinja-type',
  UndefinedError: 'jinja-undefined',
  ValueError: 'jinja-value',
  ZeroDivisionError: 'jinja-value',
};

function budgetMessage(error: BudgetError): string {
  switch (error.budget) {
    case 'steps':
      return l10n.t('This template does too much work; look for a loop that never ends.');
    case 'time':
      return l10n.t('This template takes too long.');
    case 'output':
      return l10n.t('This template prints too much.');
    case 'depth':
      return l10n.t('Macros or recursive loops call themselves too deeply.');
    case 'size':
      return l10n.t('A text, list or number in this template grows too large.');
  }
}
