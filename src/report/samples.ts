import * as l10n from '@vscode/l10n';
import type { SampleRecord } from '../run';
import { escape } from './escape';
import { count, likelihood } from './format';
import { cell, htmlTable } from './html-table';

/** How many samples of each group a page shows; the file has them all. */
const SHOWN = 12;

interface Group {
  readonly heading: string;
  readonly note?: string;
  readonly samples: readonly SampleRecord[];
}

/** Samples grouped by what fine-tuning did to them, the changed ones first; each opens on its prompt and choices. */
export function samplesHtml(samples: readonly SampleRecord[]): string {
  const parts = groupsOf(samples)
    .filter((group) => group.samples.length > 0)
    .map(({ heading, samples: all }) => {
      const shown = spreadOut(all, SHOWN);
      const size =
        shown.length < all.length ? l10n.t('{0} of {1} shown', shown.length, count(all.length)) : count(all.length);
      return `<h3>${escape(heading)} <span class="note">${escape(size)}</span></h3>${shown.map(sampleHtml).join('\n')}`;
    });
  return parts.join('\n');
}

/** Changed answers first: they show what was learnt, and what was lost. */
function groupsOf(samples: readonly SampleRecord[]): readonly Group[] {
  const pick = (base: boolean, tuned: boolean): readonly SampleRecord[] =>
    samples.filter(
      (sample) =>
        sample.tuned !== undefined && isRight(sample, sample.base) === base && isRight(sample, sample.tuned) === tuned,
    );
  const only = samples.filter((sample) => sample.tuned === undefined);
  return [
    { heading: l10n.t('Base wrong, tuned right'), samples: pick(false, true) },
    { heading: l10n.t('Base right, tuned wrong'), samples: pick(true, false) },
    { heading: l10n.t('Both wrong'), samples: pick(false, false) },
    { heading: l10n.t('Both right'), samples: pick(true, true) },
    { heading: l10n.t('Base wrong'), samples: only.filter((sample) => !isRight(sample, sample.base)) },
    { heading: l10n.t('Base right'), samples: only.filter((sample) => isRight(sample, sample.base)) },
  ];
}

/** Evenly over the whole list, so that every task and template has its chance to be seen. */
function spreadOut(samples: readonly SampleRecord[], most: number): readonly SampleRecord[] {
  if (samples.length <= most) return samples;
  return Array.from({ length: most }, (_, i) => samples[Math.floor((i * samples.length) / most)]!);
}

/** A sample, closed: both answers; open: the prompt as the model saw it and every choice's log-likelihood. */
function sampleHtml(sample: SampleRecord): string {
  const { task, template, row, choices, gold, base, tuned, prompt } = sample;
  const answer = (who: string, choice: number): string => {
    const right = isRight(sample, choice);
    const mark = right ? '\u2713' : '\u2717';
    return `${escape(who)} <span class="${right ? 'right' : 'wrong'}">${mark} ${escape(choices[choice]?.text ?? '')}</span>`;
  };
  const answers = [answer(l10n.t('base'), base), ...(tuned === undefined ? [] : [answer(l10n.t('tuned'), tuned)])];
  const where = l10n.t('{0}, {1}, row {2}', task, template, row);
  const table = htmlTable(
    [
      cell(l10n.t('choice')),
      cell(l10n.t('base, log-likelihood')),
      ...(tuned === undefined ? [] : [cell(l10n.t('tuned'))]),
    ],
    choices.map((choice, i) => ({
      cells: [
        cell(i === gold ? l10n.t('{0} (gold)', choice.text) : choice.text),
        cell(likelihood(choice.base), i === base ? 'preferred' : undefined),
        ...(choice.tuned === undefined ? [] : [cell(likelihood(choice.tuned), i === tuned ? 'preferred' : undefined)]),
      ],
    })),
  );
  return `<details><summary>${answers.join(' \u00b7 ')} <span class="where">\u2014 ${escape(where)}</span></summary>
<div class="sample"><pre>${escape(prompt)}</pre>${table}</div></details>`;
}

/** Two choices of the same text are the same answer. */
function isRight({ choices, gold }: SampleRecord, choice: number): boolean {
  return choices[choice]?.text === choices[gold]?.text;
}
