import * as l10n from '@vscode/l10n';
import { Cursor } from '../../../document';
import { closest, type Span } from '../../../text';
import { folderOf } from '../../glob';
import { nodePathAt } from '../../node-path';
import { entryAt, insertEntry, mapAt, removeEntry } from '../edit/entries';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';
import { replaceWord, wordAt } from './did-you-mean';

/** Columns that are not pinned though others are: each that the message is about gets its pin. */
export const newColumn = ofTask(async ({ context, parsed, problem }) => {
  const columns = mapAt(parsed.loaded.document, ['data', 'columns']);
  const { rename, columns: pins } = parsed.loaded.task?.data ?? {};
  if (!columns || !rename || !pins) return [];
  const stored = new Map([...rename].map(([from, to]) => [to, from]));
  const known = (await context.sample(parsed)).columns.map(({ name, type }) => ({
    name: stored.get(name) ?? name,
    type: type === 'str' ? 'string' : type,
  }));
  const fresh = known.filter(({ name, type }) => !pins.has(name) && pinnable.test(type));
  return fresh
    .filter(({ name }) => problem.message.includes(name))
    .flatMap(({ name, type }) => {
      const line = `${/^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name)}: ${type}`;
      return found(remedy(l10n.t('Pin it: add "{0}"', line), insertEntry(parsed.text, columns, line)));
    });
});

/** What a pin can say; columns of several types have none. */
const pinnable = /^(?:string|int|float|bool|list|dict)$/;

/** A pin that the data goes against, or an entry for a column that is not there: the near column, or no entry. */
export const strayEntry = ofTask(async ({ context, parsed, problem }) => {
  const { document, task } = parsed.loaded;
  const { keys } = nodePathAt(document, problem.span.start);
  const entry = entryAt(document, parsed.text, keys);
  if (!entry || keys.length !== 3) return [];
  const taken = new Set(mapAt(document, keys.slice(0, -1))?.items.map(({ key }) => String(key)));
  const known = (await context.sample(parsed)).columns.map(({ name }) => name).filter((name) => !taken.has(name));
  const near = task && isKey(parsed, problem.span) ? closest(entry.key, known) : undefined;
  const [start, end] = [entry.span.start, entry.span.start + entry.key.length];
  return found(
    near === undefined ? undefined : remedy(l10n.t('Change to "{0}"', near), { span: { start, end }, newText: near }),
    remedy(l10n.t('Remove "{0}"', entry.key), withoutEntry(parsed, keys)),
  );
});

function isKey({ loaded }: TaskAilment['parsed'], { start }: Span): boolean {
  return nodePathAt(loaded.document, start).isKey;
}

/** Without the entry, or without the whole block where it is the only one. */
function withoutEntry(
  { loaded: { document }, text }: TaskAilment['parsed'],
  keys: readonly (string | number)[],
): Remedy['edits'] | undefined {
  const map = mapAt(document, keys.slice(0, -1));
  const entry = entryAt(document, text, (map?.items.length ?? 0) < 2 ? keys.slice(0, -1) : keys);
  const edit = entry && removeEntry(text, entry);
  return edit && [edit];
}

/** A data file that is not there: the near one of its folder. */
export const missingFile = ofTask(async ({ context, parsed, problem }) => {
  const source = Cursor.root(parsed.loaded.document).at(['data', 'source']);
  const paths = (source?.entries() ?? []).filter(([key]) => ['jsonl', 'json', 'csv', 'tsv', 'parquet'].includes(key));
  const remedies: Remedy[] = [];
  for (const [, at] of paths) {
    for (const each of at.kind === 'scalar' ? [at] : at.items()) {
      const written = each.text ?? '';
      if (!problem.message.includes(written.slice(written.lastIndexOf('/') + 1).split('{')[0] ?? '')) continue;
      const folder = folderOf(written);
      const names = await context.host.listFolder(resolve(folderOf(parsed.source.path), folder)).catch(() => []);
      const near = closest(written.slice(folder === '' ? 0 : folder.length + 1), filesOf(names));
      const to = near !== undefined && folder !== '' ? `${folder}/${near}` : near;
      if (to !== undefined && wordAt(parsed, each.span) !== undefined) {
        remedies.push(...found(remedy(l10n.t('Change to "{0}"', to), replaceWord(parsed, each.span.start, to))));
      }
    }
  }
  return remedies;
});

/** Files of a folder, those that differ in the name of a split as the one pattern too. */
function filesOf(names: readonly string[]): readonly string[] {
  const files = names.filter((name) => !name.endsWith('/'));
  const patterns = files.map((name) => name.replace(/(?<=^|[._-])(?:train|dev|test|validation)(?=[._-]|$)/, '{split}'));
  return [...new Set([...files, ...patterns])];
}

function resolve(folder: string, path: string): string {
  const steps = [...(path.startsWith('/') ? [] : folder.split('/')), ...path.split('/')];
  const out: string[] = [];
  for (const step of steps) {
    if (step === '..') out.pop();
    else if (step !== '.' && (step !== '' || out.length === 0)) out.push(step);
  }
  return out.join('/');
}
