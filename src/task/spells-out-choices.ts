import type { RenderedExample } from './render-example';
import type { TaskTemplate } from './task';

/**
 * Whether a prompt spells the choices out: by `options_`, or in its own words as the author says in `meta`. It decides
 * between the styles that FLAN v2 calls `opt` and `noopt`.
 */
export function spellsOutChoices({ meta }: TaskTemplate, { input, options }: RenderedExample): boolean {
  const isPrinted = options !== undefined && options !== '' && input.includes(options);
  return isPrinted || meta.get('choices_in_prompt') === true;
}
