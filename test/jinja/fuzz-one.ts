import { analyse, completionContext, parseTemplate, renderTemplate, type UndefinedFlavour } from '../../src/jinja';
import { createRandom } from '../../src/random';
import { randomContext, randomTemplate } from './random-template';
import { spanFaults } from './spans';

/** Milliseconds that parsing and looking around may take, and those that a render may take beyond its budget. */
const PATIENCE = 2000;
const BUDGET = 500;

const flavours: readonly UndefinedFlavour[] = ['lenient', 'strict', 'chainable'];

/** One random template of a seed: what went wrong, if anything did. */
export function fuzzOne(seed: string): { readonly source: string; readonly fault: string } | undefined {
  const random = createRandom(seed);
  const source = randomTemplate(random);
  const started = performance.now();
  try {
    const options = {
      trimBlocks: random.below(3) === 0,
      lstripBlocks: random.below(3) === 0,
      keepTrailingNewline: random.below(3) === 0,
    };
    const template = parseTemplate(source, options);
    const again = parseTemplate(source, options);
    if (JSON.stringify(template.problems) !== JSON.stringify(again.problems)) {
      return { source, fault: 'two parses, two lists of problems' };
    }
    const [spans] = spanFaults(template);
    if (spans !== undefined) return { source, fault: spans };
    analyse(template);
    completionContext(source, random.below(source.length + 1));
    if (performance.now() - started > PATIENCE) return { source, fault: 'parsing takes too long' };
    const rendering = performance.now();
    renderTemplate(template, randomContext(random), {
      maxSteps: 50_000,
      maxTime: BUDGET,
      maxOutput: 1 << 20,
      undefined: random.pick(flavours),
      seed,
    });
    if (performance.now() - rendering > BUDGET + PATIENCE) return { source, fault: 'rendering outlives its budget' };
    return undefined;
  } catch (error) {
    return { source, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
