import * as l10n from '@vscode/l10n';
import { entryAt, insertEntry } from '../edit/entries';
import { nameFromPath } from '../edit/names';
import { decodedAt } from '../edit/decoded';
import { editText } from '../edit/edit-text';
import { rewrite } from '../edit/rewrite';
import { scalarPlaceAt } from '../edit/scalar-place';
import { nodePathAt } from '../../node-path';
import { parseTemplate } from '../../../jinja';
import { found, ofTask, remedy, type Cure } from '../remedy';

/** A `jinja` that nothing divides is a prompt: it gets the task's answer for a target, in one text or in two. */
export const missingSeparator = ofTask(({ parsed, problem }) => {
  const { document, task } = parsed.loaded;
  const { keys } = nodePathAt(document, problem.span.start);
  const entry = entryAt(document, parsed.text, keys);
  const key = entry && { start: entry.span.start, end: entry.span.start + entry.key.length };
  if (!entry || !key || !task?.answer) return [];
  const target = insertEntry(parsed.text, entry.map, 'target: "{{ answer }}"', (each) => each === 'jinja');
  const place = scalarPlaceAt(document, parsed.text, problem.span.start);
  const end = place?.map.text.trimEnd().length ?? 0;
  const joined = place && editText(place, [{ span: { start: end, end }, newText: ' ||| {{ answer }}' }]);
  return found(
    target && remedy(l10n.t('Make it "input" and "target"'), [{ span: key, newText: 'input' }, target]),
    remedy(l10n.t('Add {0}', '||| {{ answer }}'), joined),
  );
});

/** `yes, no` or `yes|no` where a list of choices is wanted. */
export const textAsChoices = ofTask(({ parsed, problem }) => {
  const place = scalarPlaceAt(parsed.loaded.document, parsed.text, problem.span.start);
  const words = place?.map.text.split(/\s*(?:[,;|/\n])\s*/).filter((word) => word !== '') ?? [];
  if (!place || words.length < 2) return [];
  const list = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return found(remedy(l10n.t('Make it a list'), { span: place.span, newText: list + place.layout.comment }));
});

/** A name or an expression without its braces. */
export const bareExpression = ofTask(({ parsed, problem }) => {
  const place = scalarPlaceAt(parsed.loaded.document, parsed.text, problem.span.start);
  const text = place?.map.text.trim() ?? '';
  const whole = `{{ ${text} }}`;
  if (!place || /[{}]/.test(text) || parseTemplate(whole).problems.length > 0) return [];
  return found(remedy(l10n.t('Change to {0}', whole), rewrite(place, 'double', whole)));
});

/** A slice without its bracket. */
export const brokenSplit = ofTask(({ parsed, problem }) => {
  const decoded = decodedAt(parsed, problem.span);
  const text = decoded?.text.trim() ?? '';
  if (!decoded || !/^[\w.-]+\[-?\d*%?:-?\d*%?$/.test(text)) return [];
  const end = decoded.text.trimEnd().length;
  const edits = editText(decoded.place, [{ span: { start: end, end }, newText: ']' }]);
  return found(remedy(l10n.t('Change to "{0}"', `${text}]`), edits));
});

/** A file without anything in it: the shortest that says all that must be said. */
export const emptyFile: Cure = ({ parsed }) => {
  const name = nameFromPath(parsed.source.path);
  const newText = parsed.kind === 'task' ? taskSkeleton(name) : recipeSkeleton(name);
  const title = parsed.kind === 'task' ? l10n.t('Start a task file') : l10n.t('Start a recipe');
  return found(remedy(title, { span: { start: 0, end: 0 }, newText }));
};

function taskSkeleton(name: string): string {
  return `flan: task/1
task: ${name}
cluster: misc
data:
  source: {jsonl: "data/${name}.{split}.jsonl"}
templates:
  - name: template
    input: |-
      Write what the model is asked.
    target: Write what it should answer.
`;
}

function recipeSkeleton(name: string): string {
  return `flan: recipe/1
run: ${name}
tasks: ["tasks/**/*.task.flan.yaml"]
hold_out: {clusters: [nli]}
model: {path: model}
`;
}
