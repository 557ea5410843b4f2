import { changesValues } from './changes-values';
import { CompileFailure } from './compile-scope';
import { compileTemplate, type CompiledTemplate } from './compile-statement';
import { builtinFilters } from './filters';
import type { RenderError } from './problem';
import type { Routines } from './runtime';
import type { Template } from './template';
import { builtinTests } from './tests';

/** A template ready to run. */
export interface Program extends CompiledTemplate {
  readonly ok: true;
  /** The filters besides the built-in ones that it was compiled with. */
  readonly extra: Routines | undefined;
  /** It may change a list or dict that it is given; set, too, when a render has met a change that was not foreseen. */
  changes: boolean;
}

/** A template that cannot run. */
export interface Refusal {
  readonly ok: false;
  readonly extra: Routines | undefined;
  readonly error: RenderError;
}

const cache = new WeakMap<Template, Program | Refusal>();

/** A template's program; compiled once per template and set of extra filters. */
export function programOf(template: Template, extra: Routines | undefined): Program | Refusal {
  const known = cache.get(template);
  if (known && known.extra === extra) return known;
  const program = compile(template, extra);
  cache.set(template, program);
  return program;
}

function compile({ body, problems }: Template, extra: Routines | undefined): Program | Refusal {
  const broken = problems.find((problem) => problem.code === 'jinja-syntax');
  if (broken) return refuse(broken, extra);
  const filters = extra ? new Map([...builtinFilters, ...extra]) : builtinFilters;
  try {
    const { run, blocks } = compileTemplate(body, filters, builtinTests);
    return { ok: true, run, blocks, extra, changes: changesValues(body) };
  } catch (failure) {
    if (!(failure instanceof CompileFailure)) throw failure;
    return refuse(failure, extra);
  }
}

function refuse({ code, message, span }: RenderError, extra: Routines | undefined): Refusal {
  return { ok: false, extra, error: { code, message, span } };
}
