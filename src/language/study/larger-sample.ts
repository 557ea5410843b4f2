import type { DataSpec } from '../../data';
import type { LargerSample, TokenBudget } from '../../lint';
import type { RenderedExample, Task } from '../../task';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { Sample } from '../host';
import type { ParsedTask } from '../parsed-document';
import { tokensOf } from '../tokens/tokens-of';
import { drawOf } from './draws';
import { DrawnRenders } from './drawn-renders';
import type { KeptSample } from './kept-sample';
import { sameItems } from './same-items';

/**
 * Draws a larger sample of a task, or gives `before` again where that would be the same. Undefined where no rows can be
 * drawn, and once cancelled.
 */
export async function drawLarger(
  context: Context,
  parsed: ParsedTask,
  before: KeptSample | undefined,
  cancel?: Cancellation,
): Promise<KeptSample | undefined> {
  const { task } = parsed.whole;
  if (!task || task.templates.length === 0) return undefined;
  const own = await drawSplit(context, parsed, task, (await context.sample(parsed)).split, 'own', cancel);
  if (!own || own.rows.length === 0) return undefined;
  const others: Sample[] = [];
  for (const split of task.data.splits.keys()) {
    const other = split === own.split ? undefined : await drawSplit(context, parsed, task, split, 'other', cancel);
    if (other && other.rows.length > 0) others.push(other);
  }
  const tokens = await tokensOf(context, parsed);
  if (cancel?.isCancellationRequested) return undefined;
  const limits = tokens.ok
    ? [tokens.value.tokenizer, JSON.stringify([tokens.value.recipe.run, tokens.value.limits])]
    : [];
  const parts = [own.revision, ...others.map(({ revision }) => revision), ...limits];
  if (before?.data === task.data && sameItems(before.parts, parts)) return before;
  return keep(task.data, parts, own, others, tokens.ok ? budgetOf(tokens.value) : undefined);
}

async function drawSplit(
  { host }: Context,
  { source }: ParsedTask,
  { data, templates }: Task,
  split: string,
  which: 'own' | 'other',
  cancel: Cancellation | undefined,
): Promise<Sample | undefined> {
  if (cancel?.isCancellationRequested) return undefined;
  return host.drawRows?.(source, data, drawOf(split, which, templates.length), cancel);
}

function keep(
  data: DataSpec,
  parts: readonly unknown[],
  own: Sample,
  others: readonly Sample[],
  budget: TokenBudget | undefined,
): KeptSample {
  const renders = new DrawnRenders(own.rows);
  const otherSplits = others.map(({ split, rows }) => ({ split, rows, renders: new DrawnRenders(rows) }));
  const { rows, columns, indexes } = own;
  const sample: LargerSample = {
    ...{ rows, columns, renders, otherSplits },
    ...(indexes ? { places: indexes } : {}),
    ...(budget ? { budget } : {}),
  };
  return { data, parts, sample, drawn: [renders, ...otherSplits.map((split) => split.renders)] };
}

type Tokens = Extract<Awaited<ReturnType<typeof tokensOf>>, { readonly ok: true }>['value'];

function budgetOf({ recipe, limits, tokenizer, form, measure }: Tokens): TokenBudget {
  const [input, target] = [limits.maxPrompt, limits.maxContinuation];
  /** One count in place of two: whether the whole text leaves no doubt that its prompt is short enough. */
  const certainlyFits = (example: Pick<RenderedExample, 'input' | 'target'>): boolean => {
    const joined = form.join(example.input, example.target);
    if (!joined.ok) return false;
    const { prompt, lead, end } = joined.value;
    const continuation = lead + example.target + end;
    if (mostTokens(continuation) > target) return false;
    // Only its last word may be cut into more tokens than within the whole.
    const lastWord = /\S*\s*$/.exec(prompt)![0];
    return tokenizer.encode(prompt + continuation).length + mostTokens(lastWord) <= input;
  };
  return {
    ...{ recipe: recipe.run, input, target },
    measure: (example) => {
      if (certainlyFits(example)) return { input: 0, target: 0 };
      const { prompt, continuation } = measure(example);
      return { input: prompt, target: continuation };
    },
  };
}

/** A token holds at least one byte, and UTF-8 has at most three for a UTF-16 unit. */
function mostTokens({ length }: string): number {
  return length * 3;
}
