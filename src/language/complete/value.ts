import * as l10n from '@vscode/l10n';
import { isCollection, isScalar, parseDocument } from 'yaml';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import { examplesAt, wordsAt } from '../schema-walk';
import type { CompletionItem } from '../types';
import { dataWords } from './data-word';
import { hubWords } from './hub-word';
import { schemaOf } from './key';
import { pathsAt } from './path';
import { toItem, valuePlace, type ValueCursor, type Word } from './word';
import { workspaceWords } from './workspace-word';

/** The values that may be written at the cursor: fixed words, names that the workspace uses, what the data has, paths. */
export async function completeValue(
  context: Context,
  parsed: ParsedDocument,
  cursor: ValueCursor,
  cancel?: Cancellation,
): Promise<readonly CompletionItem[]> {
  const place = valuePlace(parsed, cursor);
  if (!place) return [];
  const { path } = cursor;
  const schema = schemaOf(parsed);
  const known: readonly Word[] = [
    ...wordsAt(schema, path).map((text): Word => ({ text, yaml: text, kind: 'value' })),
    ...(await workspaceWords(context, parsed, path)),
    ...(parsed.kind === 'task' ? await dataWords(context, parsed, path, cancel) : []),
    ...(parsed.kind === 'task' ? await hubWords(context, parsed, path) : []),
    ...(await pathsAt(context, parsed, cursor)),
  ];
  // Examples help where the format fixes no words and neither workspace nor data knows better.
  const words = known.some(({ goesOn }) => !goesOn) ? known : [...examplesAt(schema, path).map(exampleWord), ...known];
  const items = words.map((word, index) => toItem(place, word, index));
  return items.filter((item) => item !== undefined);
}

/** An example of the schema, which is written in YAML. */
function exampleWord(yaml: string): Word {
  const { contents } = parseDocument(yaml);
  const text = isScalar(contents) && typeof contents.value === 'string' ? contents.value : yaml;
  return { text, yaml, kind: 'value', detail: l10n.t('example'), isCollection: isCollection(contents) };
}
