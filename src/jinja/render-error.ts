import * as l10n from '@vscode/l10n';
import type { Span } from '../text';
import { BudgetError, PyError, type PyErrorKind } from '../value';
import type { JinjaCode, RenderError } from './problem';

/** What a render that threw says to its caller. @throws what is no error of the template */
export function explain(error: unknown, span: Span): RenderError {
  if (error instanceof PyError) {
    return { code: codes[error.kind], message: `${error.kind}: ${error.message}`, span };
  }
  if (error instanceof BudgetError) {
    const { budget } = error;
    const outOf = budget === 'steps' || budget === 'time' ? { outOf: budget } : {};
    return { code: 'jinja-budget', message: budgetMessage(error), span, ...outOf };
  }
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
