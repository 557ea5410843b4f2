import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  type Container,
  type ExportFormatId,
  type ExportOptions,
  type ExportPart,
  exportMixture,
  rowFormats,
  taskFormats,
} from '../export';
import { type Result, err, ok } from '../text';
import { type Command, parse, parseCount } from './command';
import { eventOutput, textOutput } from './export-output';
import { hubOf } from './hub';
import { wrongUsage } from './usage';

const PARTS: readonly ExportPart[] = ['train', 'dev', 'held_out'];
const CONTAINERS: readonly Container[] = ['jsonl', 'parquet'];

/** `export RECIPE`: the mixture for other tools, with their configurations. */
export const exportCommand: Command = {
  name: 'export',
  synopsis: 'RECIPE --to FORMATS --out DIR [--container jsonl|parquet] [--rows N] [--what PARTS] [--seed N]',
  summary: () =>
    l10n.t("Write a recipe's mixture for other trainers: rows with their provenance, and ready configurations."),
  options: () => [
    ['--to FORMATS', l10n.t('formats with commas between:')],
    ...[...rowFormats, ...taskFormats].map(({ id, summary }) => [`  ${id}`, summary()] as const),
    ['--out DIR', l10n.t('the folder; what it holds already, complete and from the same inputs, is kept')],
    ['--container', l10n.t('jsonl (by default) or parquet, for rows')],
    ['--rows N', l10n.t('training rows; by default one pass: as many draws as there are training rows')],
    ['--what PARTS', l10n.t('of train, held_out and dev, with commas between; by default train,held_out')],
    ['--seed N', l10n.t("the training seed whose draw is written; by default the first of the recipe's")],
    ['--system TEXT', l10n.t('a system message before each conversation of `messages`')],
    ['--format json', l10n.t('one JSON object per line: progress, and at last the manifest or what went wrong')],
  ],
  run: async (args, terminal, program) => {
    const parsed = parse(args, {
      to: { type: 'string', multiple: true },
      out: { type: 'string' },
      container: { type: 'string', default: 'jsonl' },
      rows: { type: 'string' },
      what: { type: 'string', multiple: true },
      seed: { type: 'string' },
      system: { type: 'string' },
      format: { type: 'string', default: 'text' },
    });
    if (!parsed.ok) return wrongUsage(exportCommand, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const wanted = read(values, positionals);
    if (!wanted.ok) return wrongUsage(exportCommand, wanted.error, terminal);

    const output = values.format === 'json' ? eventOutput(terminal) : textOutput(terminal);
    const abort = new AbortController();
    const stopListening = terminal.onInterrupt(() => abort.abort());
    try {
      const result = await exportMixture({
        ...wanted.value,
        recipePath: resolve(terminal.cwd, wanted.value.recipePath),
        out: resolve(terminal.cwd, wanted.value.out),
        version: program.version,
        hub: hubOf(program),
        signal: abort.signal,
        onProgress: output.progress,
      });
      return result.ok ? output.finished(result.value) : output.failed(result.error);
    } finally {
      stopListening();
    }
  },
};

type Wanted = Pick<
  ExportOptions,
  'recipePath' | 'out' | 'formats' | 'container' | 'parts' | 'rows' | 'seed' | 'system'
>;

interface Values {
  readonly to?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly container: string;
  readonly rows?: string | undefined;
  readonly what?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly system?: string | undefined;
  readonly format: string;
}

/** The options as the export wants them, or the first that makes no sense. */
function read(values: Values, positionals: readonly string[]): Result<Wanted, string> {
  const [recipePath, ...more] = positionals;
  if (recipePath === undefined || more.length > 0) return err(l10n.t('give one recipe file'));
  const { out, container, system, format } = values;
  const known = [...rowFormats, ...taskFormats].map(({ id }) => id);
  const formats = choose('--to', values.to ?? [], known);
  if (!formats.ok) return formats;
  if (formats.value.length === 0) return err(l10n.t('say with --to which formats you want: {0}', known.join(', ')));
  if (out === undefined) return err(l10n.t('say with --out which folder to write to'));
  const parts = choose('--what', values.what ?? ['train,held_out'], PARTS);
  if (!parts.ok) return parts;
  if (parts.value.length === 0) return err(l10n.t('say with --what at least one of: {0}', PARTS.join(', ')));
  const containers = choose('--container', [container], CONTAINERS);
  if (!containers.ok) return containers;
  const rows = values.rows === undefined ? ok(undefined) : parseCount('--rows', values.rows);
  if (!rows.ok) return rows;
  const seed = values.seed === undefined ? ok(undefined) : parseCount('--seed', values.seed);
  if (!seed.ok) return seed;
  if (format !== 'text' && format !== 'json') return err(l10n.t('--format is text or json, not "{0}"', format));
  return ok({
    recipePath,
    out,
    formats: formats.value satisfies readonly ExportFormatId[],
    parts: parts.value,
    container: containers.value[0] ?? 'jsonl',
    ...(rows.value === undefined ? {} : { rows: rows.value }),
    ...(seed.value === undefined ? {} : { seed: seed.value }),
    ...(system === undefined ? {} : { system }),
  });
}

/** Words with commas between, each one of those known. */
function choose<W extends string>(
  option: string,
  texts: readonly string[],
  known: readonly W[],
): Result<readonly W[], string> {
  const words = texts.flatMap((text) => text.split(',')).map((word) => word.trim());
  const chosen: W[] = [];
  for (const word of words.filter((one) => one !== '')) {
    const found = known.find((one) => one === word);
    if (found === undefined) return err(l10n.t('{0} knows no "{1}"; there are: {2}', option, word, known.join(', ')));
    if (!chosen.includes(found)) chosen.push(found);
  }
  return ok(chosen);
}
