import { join } from 'node:path';
import type { ExportPart } from './rows/example';
import type { ExportJob } from './job';
import type { ManifestFile, ManifestPart } from './manifest/manifest';
import type { ExampleSource } from './rows/make-example';
import { openSink } from './output/open-sink';
import type { PartLog } from './part-log';
import { retireManifest } from './manifest/previous';
import type { RecordSink } from './output/record-sink';
import type { RowFormat, RowFormatSettings } from './row-format';
import { whitespacePolicy } from './rows/whitespace';
import { writeRows } from './rows/write-rows';

/** A part as it lies in the folder now. */
export interface ExportedPart {
  readonly part: ManifestPart;
  readonly files: readonly ManifestFile[];
  /** Paths of those that were there already. */
  readonly kept: readonly string[];
}

/** The files of a part that an export before has left whole, where it was made from the same inputs. */
export async function keptFiles(
  { previous, options }: ExportJob,
  name: ExportPart,
  inputs: string,
  formats: readonly RowFormat[],
): Promise<{ readonly part: ManifestPart; readonly files: readonly ManifestFile[] } | undefined> {
  const known = previous.find(inputs, ({ parts }) => parts[name]);
  if (known === undefined) return undefined;
  const paths = new Set(formats.map((format) => pathOf(format, name, options.container)));
  const files: ManifestFile[] = [];
  for (const file of known.files) {
    if (paths.has(file.path) && (await previous.isWhole(file))) files.push(file);
  }
  return { part: known.found, files };
}

/** What a part is made of. */
export interface PartRows {
  readonly name: ExportPart;
  readonly sources: Iterable<ExampleSource> | AsyncIterable<ExampleSource>;
  readonly log: PartLog;
  readonly draws: number;
  readonly rows: number;
  /** Lengths bound what is trained on, not what is asked. */
  readonly lengths: boolean;
  /** For the progress: how many rows there may be. */
  readonly total?: number;
}

/**
 * Writes a part in several formats at once: each row is rendered once. The files appear together at the end.
 * @throws what the file system throws, and the signal's reason; no file is half-written then
 */
export async function writePart(
  job: ExportJob,
  { name, sources, log, draws, rows, lengths, total }: PartRows,
  formats: readonly RowFormat[],
): Promise<readonly ManifestFile[]> {
  const { options, mixture, seed } = job;
  const { separator } = mixture.recipe.format;
  const settings = settingsOf(job);
  const container = options.container ?? 'jsonl';
  const sinks: { readonly format: RowFormat; readonly path: string; readonly sink: RecordSink }[] = [];
  try {
    for (const format of formats) {
      const path = pathOf(format, name, container);
      const about = {
        'flan-workbench': JSON.stringify({
          run: mixture.recipe.run,
          part: name,
          seed,
          whitespace: whitespacePolicy(separator),
        }),
      };
      sinks.push({ format, path, sink: await openSink(join(options.out, path), container, format.columns, about) });
    }
    await writeRows(
      sources,
      (example) => {
        const waiting = sinks.flatMap(({ format, sink }) => sink.add(format.toRecord(example, settings)) ?? []);
        return waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined);
      },
      log,
      {
        separator,
        draws,
        rows,
        ...(lengths && job.lengths.policy !== undefined ? { lengths: job.lengths.policy } : {}),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        onLook: (written) =>
          options.onProgress?.({
            phase: 'rows',
            part: name,
            rows: written,
            ...(total === undefined ? {} : { total }),
          }),
      },
    );
    await retireManifest(options.out);
    const files: ManifestFile[] = [];
    for (const { format, path, sink } of sinks) {
      files.push({ path, format: format.id, part: name, rows: log.written, ...(await sink.finish()) });
    }
    return files;
  } finally {
    await Promise.all(sinks.map(({ sink }) => sink.discard()));
  }
}

function settingsOf({ options, lengths }: ExportJob): RowFormatSettings {
  return {
    ...(options.system === undefined ? {} : { system: options.system }),
    ...(lengths.endOfText === undefined ? {} : { endOfText: lengths.endOfText }),
  };
}

function pathOf({ id }: RowFormat, part: ExportPart, container: ExportJob['options']['container'] = 'jsonl'): string {
  return `${id}/${part}.${container}`;
}
