import { err, ok, type Result } from '../text';
import { changesValues } from './changes-values';
import { CompileFailure } from './compile-scope';
import { compileTemplate, type CompiledTemplate } from './compile-statement';
import { builtinFilters } from './filters';
import type { RenderError } from './problem';
import type { Routines } from './runtime';
import type { Template } from './template';
import { builtinTests } from './tests';

/** A template ready to run. */
export interface Program {
  readonly run: CompiledTemplate;
  /** It may change a list or dict that it is given; set, too, when a render has met a change that was not foreseen. */
  changes: boolean;
}

type Compiled = Result<Program, RenderError>;

const cache = new WeakMap<Template, { readonly extra: Routines | undefined; readonly compiled: Compiled }>();

/** A template's program; compiled once per template and set of extra filters. */
export function programOf(template: Template, extra: Routines | undefined): Compiled {
  const known = cache.get(template);
  if (known && known.extra === extra) return known.compiled;
  const compiled = compile(template, extra);
  cache.set(template, { extra, compiled });
  return compiled;
}

function compile({ body, problems }: Template, extra: Routines | undefined): Compiled {
  const broken = problems.find((problem) => problem.code === 'jinja-syntax');
  if (broken) return err({ code: broken.code, message: broken.message, span: broken.span });
  const filters = extra ? new Map([...builtinFilters, ...extra]) : builtinFilters;
  try {
    return ok({ run: compileTemplate(body, filters, builtinTests), changes: changesValues(body) });
  } catch (failure) {
    if (!(failure instanceof CompileFailure)) throw failure;
    return err({ code: failure.code, message: failure.message, span: failure.span });
  }
}
