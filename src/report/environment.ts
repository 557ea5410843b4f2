import * as l10n from '@vscode/l10n';
import { providerNames } from '../engine';
import type { Environment, ProviderState } from '../run';
import { duration } from './format';

/** What a run would find on a machine, as aligned text for a terminal. */
export function renderEnvironment(environment: Environment): string {
  const figures = figuresOf(environment);
  const width = Math.max(...figures.map(([name]) => name.length));
  const lines = figures.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const names = environment.providers.map(({ provider }) => providerNames[provider]);
  const column = Math.max(...names.map((name) => name.length));
  const states = environment.providers.flatMap((state) => {
    const [first = '', ...more] = wordsOf(state);
    return [
      `  ${providerNames[state.provider].padEnd(column)}  ${first}`,
      ...more.map((line) => `  ${' '.repeat(column)}  ${line}`),
    ];
  });
  return `${[...lines, '', l10n.t('Providers, each tried with a few training steps:'), ...states].join('\n')}\n`;
}

/** The same as Markdown, for the editor. */
export function environmentMarkdown(environment: Environment): string {
  const figures = figuresOf(environment).map(([name, value]) => `| ${name} | ${value} |`);
  const states = environment.providers.map(
    (state) => `| ${providerNames[state.provider]} | \`${state.provider}\` | ${wordsOf(state).join('<br>')} |`,
  );
  return [
    `# ${l10n.t('FLAN Workbench: Environment')}`,
    '',
    l10n.t('What a run would find on this machine.'),
    '',
    '| | |',
    '| --- | --- |',
    ...figures,
    '',
    `## ${l10n.t('Providers')}`,
    '',
    l10n.t('Each was tried with a few training steps, whose numbers must be those of the CPU.'),
    '',
    `| ${l10n.t('Provider')} | \`train.provider\` | ${l10n.t('State')} |`,
    '| --- | --- | --- |',
    ...states,
    '',
    l10n.t('`auto` takes the fastest of them that computes rightly.'),
    '',
  ].join('\n');
}

function figuresOf(environment: Environment): readonly (readonly [string, string])[] {
  const { workbench, node, onnxruntime, platform, release, cpu, cores, memory } = environment;
  return [
    [l10n.t('FLAN Workbench'), workbench],
    [l10n.t('Node'), node],
    [l10n.t('onnxruntime-node'), onnxruntime],
    [l10n.t('Platform'), `${platform} (${release})`],
    [l10n.t('Processor'), cpu === '' ? '\u2013' : cpu],
    [l10n.t('Cores'), l10n.t('{0}; a run takes as many threads', cores)],
    [l10n.t('Memory'), l10n.t('{0}, {1} of it available', gibibytes(memory.total), gibibytes(memory.available))],
  ];
}

function wordsOf(state: ProviderState): readonly string[] {
  if (state.usable) return [l10n.t('usable (tried in {0})', duration(Math.max(1, state.seconds)))];
  return [l10n.t('not usable: {0}', state.reason), state.remedy];
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
