import { h } from '../common/dom';
import { fill } from '../common/fill';
import { foldable } from '../common/foldable';
import { icon } from '../common/icons';
import type { SampleChoiceView, SampleView } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';

/** One question: its prompt, and how each model divides its belief among the choices. */
export function drawSample(sample: SampleView, strings: ResultsStrings): HTMLElement {
  const { task, template, row, prompt, tuned } = sample;
  const verdicts = [
    verdict(strings.base, sample.base, sample, strings),
    ...(tuned === undefined ? [] : [verdict(strings.tuned, tuned, sample, strings)]),
  ];
  return foldable(
    `sample-${task}-${template}-${String(row)}`,
    [
      h('span', { class: 'verdicts' }, ...verdicts),
      h('span', { class: 'where' }, `${task} · ${template} · ${fill(strings.rowName, row + 1)}`),
    ],
    false,
    h('pre', { class: 'text', tabindex: 0 }, prompt),
    choiceTable(sample, strings),
  );
}

function verdict(who: string, prediction: number, sample: SampleView, strings: ResultsStrings): HTMLElement {
  const isRight = prediction === sample.gold;
  return h(
    'span',
    { class: isRight ? 'verdict right' : 'verdict wrong' },
    `${who} `,
    h('b', {}, icon(isRight ? 'check' : 'cross'), textOf(sample.choices[prediction], strings)),
    h('span', { class: 'hidden' }, ` (${isRight ? strings.rightAnswer : strings.wrongAnswer})`),
  );
}

function choiceTable({ choices, gold, base, tuned }: SampleView, strings: ResultsStrings): HTMLElement {
  const heads = [strings.choice, strings.base, ...(tuned === undefined ? [] : [strings.tuned])];
  const rows = choices.map((choice, index) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row', class: index === gold ? 'gold' : undefined },
        textOf(choice, strings),
        index === gold && icon('check'),
        index === gold && h('span', { class: 'hidden' }, ` (${strings.right})`),
      ),
      share(choice.base, choice.baseLogLikelihood, index === base, 'base', strings),
      choice.tuned !== undefined &&
        choice.tunedLogLikelihood !== undefined &&
        share(choice.tuned, choice.tunedLogLikelihood, index === tuned, 'tuned', strings),
    ),
  );
  return h(
    'table',
    { class: 'shares' },
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows),
  );
}

function share(
  value: number,
  logLikelihood: number,
  isPreferred: boolean,
  who: 'base' | 'tuned',
  strings: ResultsStrings,
): HTMLElement {
  const bar = h('span', { class: `bar ${who}`, 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(value));
  return h(
    'td',
    { class: isPreferred ? 'preferred' : undefined, title: fill(strings.logLikelihood, logLikelihood.toFixed(2)) },
    h('span', { class: 'share' }, bar, h('span', { class: 'figure' }, `${(value * 100).toFixed(0)}%`)),
  );
}

function textOf(choice: SampleChoiceView | undefined, strings: ResultsStrings): string {
  return choice === undefined || choice.text === '' ? strings.empty : choice.text;
}
