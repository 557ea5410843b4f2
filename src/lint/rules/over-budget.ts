import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank, type RenderedExample } from '../../task';
import type { Span } from '../../text';
import type { Finding, Rule, TokenBudget } from '../rule';

/**
 * Prompts or targets longer than the `lengths` of a recipe that trains on the task (33; FLAN: 1,024 and 256 tokens): the
 * run drops such rows or cuts their ends off. Counted with the tokenizer of the recipe's model, silent without. A
 * warning; information where it is fewer than one row in twenty.
 */
export const overBudget: Rule = {
  code: 'over-budget',
  severity: 'warning',
  get title() {
    return l10n.t('Rows that are longer than a recipe allows');
  },
  *check(task, { renders, budget, places }): Iterable<Finding> {
    if (!budget) return;
    for (const template of task.templates) {
      const lengths = renders
        .of(template)
        .flatMap((render, row) =>
          render.ok && !isBlank(render.value) ? [{ row: places[row] ?? row, ...measure(render.value, budget) }] : [],
        );
      const { input, target } = bodyParts(template);
      yield* judge(lengths, 'input', budget, input.place);
      yield* judge(lengths, 'target', budget, target.place);
    }
  },
};

interface Lengths {
  /** Place of the row in its split, from 0. */
  readonly row: number;
  /** In tokens; 0 where there certainly are few enough. */
  readonly input: number;
  readonly target: number;
}

/** A token holds at least one byte, and UTF-8 has at most three for a UTF-16 unit: short texts need no count. */
function measure(example: RenderedExample, budget: TokenBudget): Pick<Lengths, 'input' | 'target'> {
  const isShort = example.input.length * 3 <= budget.input && example.target.length * 3 + 3 <= budget.target;
  return isShort ? { input: 0, target: 0 } : budget.measure(example);
}

function* judge(
  lengths: readonly Lengths[],
  half: 'input' | 'target',
  budget: TokenBudget,
  span: Span,
): Iterable<Finding> {
  const most = budget[half];
  const long = lengths.filter((row) => row[half] > most).sort((a, b) => b[half] - a[half] || a.row - b.row);
  const [worst] = long;
  if (!worst) return;
  const counts = [long.length, lengths.length, most, budget.recipe, worst[half]] as const;
  const rows = long.slice(0, 3).map(({ row }) => String(row + 1));
  const message =
    half === 'input'
      ? l10n.t(
          '{0} of {1} sample rows give a prompt of more than {2} tokens, which is the most in {3}; the longest has {4}. Longest first: row {5} of the split.',
          ...counts,
          rows.join(', '),
        )
      : l10n.t(
          '{0} of {1} sample rows give a target of more than {2} tokens, which is the most in {3}; the longest has {4}. Longest first: row {5} of the split.',
          ...counts,
          rows.join(', '),
        );
  yield { message, span, severity: long.length * 20 < lengths.length ? 'info' : 'warning' };
}
