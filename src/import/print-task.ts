import { Document, isNode, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { prose, quoted, word } from '../document';
import { floatText, PyDict, PyFloat, PyTuple, pyStr, type Value } from '../value';
import type { ChoicesDraft, DataDraft, PathDraft, SourceDraft, TaskDraft, TemplateDraft } from './task-draft';

/** A task file's text: one order of keys, templates as literal blocks, every choice quoted. */
export function printTask(task: TaskDraft): string {
  const { templates } = task;
  const root = mapOf([
    ['flan', word('task/1')],
    ['task', word(task.name)],
    ['title', task.title === undefined ? undefined : word(task.title)],
    ['cluster', word(task.cluster)],
    ['families', task.families && flow(task.families.map(word))],
    ['language', task.language === undefined ? undefined : word(task.language)],
    ['data', dataNode(task.data)],
    ...askingEntries(task),
    ...extraEntries(task.extras),
    ['templates', listOf(templates.map(templateNode))],
  ]);
  const document = new Document(root);
  if (task.note !== undefined) document.commentBefore = ` ${task.note}`;
  return document.toString(layout);
}

/** A template as the one item of a list, at the very left: `- name: …` and lines behind it. */
export function printTemplate(template: TemplateDraft): string {
  return new Document(listOf([templateNode(template, 0)])).toString(layout);
}

const layout = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: Infinity } as const;

type Entry = readonly [key: string, value: Node | undefined];

/** What tasks and templates have in common. */
function askingEntries({ choices, answer, scoring, metrics }: TaskDraft | TemplateDraft): Entry[] {
  return [
    ['choices', choices === undefined ? undefined : choicesNode(choices)],
    ['answer', answer === undefined ? undefined : prose(answer)],
    ['scoring', scoring && word(scoring)],
    ['metrics', metrics && flow(metrics.map(word))],
  ];
}

function templateNode(template: TemplateDraft, index: number): Node {
  const { name, kind, body, keepTrailingNewline, meta } = template;
  const texts: Entry[] =
    body.kind === 'joined'
      ? [['jinja', prose(body.jinja)]]
      : [
          ['input', prose(body.input)],
          ['target', prose(body.target)],
        ];
  const node = mapOf([
    ['name', word(name)],
    ['kind', kind && kind !== 'original' ? word(kind) : undefined],
    ['keep_trailing_newline', keepTrailingNewline ? new Scalar(true) : undefined],
    ...askingEntries(template),
    ...texts,
    ['meta', meta && mapOf(valueEntries(meta))],
    ...extraEntries(template.extras),
  ]);
  node.spaceBefore = index > 0;
  return node;
}

function dataNode({ source, splits, columns, rename, derive, keepIf }: DataDraft): Node {
  const texts = (map: ReadonlyMap<string, string> | undefined, text: (value: string) => Node): Node | undefined =>
    map && mapOf([...map].map(([key, value]) => [key, text(value)]));
  return mapOf([
    ['source', sourceNode(source)],
    ['splits', texts(splits, word)],
    ['columns', texts(columns, word)],
    ['rename', texts(rename, word)],
    ['derive', texts(derive, prose)],
    ['keep_if', keepIf === undefined ? undefined : prose(keepIf)],
  ]);
}

function sourceNode(source: SourceDraft): Node {
  if (source.kind !== 'hf') {
    const { path } = source;
    return mapOf([[source.kind, pathNode(path)]], typeof path === 'string');
  }
  const { id, config, revision } = source;
  return mapOf(
    [
      ['hf', word(id)],
      ['config', config === undefined ? undefined : word(config)],
      ['revision', revision === undefined ? undefined : word(revision)],
    ],
    true,
  );
}

function pathNode(path: PathDraft): Node {
  if (typeof path === 'string') return word(path);
  if (isPaths(path)) return listOf(path.map(word));
  return mapOf([...path].map(([split, files]) => [split, pathNode(files.length === 1 ? files[0]! : files)]));
}

function isPaths(path: Exclude<PathDraft, string>): path is readonly string[] {
  return Array.isArray(path);
}

function choicesNode(choices: ChoicesDraft): Node {
  if (typeof choices === 'string') return prose(choices);
  return choices.some((choice) => choice.length > 40) ? listOf(choices.map(quoted)) : flow(choices.map(quoted));
}

function extraEntries(extras: ReadonlyMap<string, Value> | undefined): Entry[] {
  return valueEntries(extras ?? new Map());
}

function valueEntries(values: Iterable<readonly [Value, Value]>): Entry[] {
  return [...values].map(([key, value]) => [pyStr(key), valueNode(value)]);
}

/** Any value, as JSON or YAML may hold it. */
function valueNode(value: Value): Node {
  if (value instanceof PyDict) return mapOf(valueEntries(value.entries()));
  const items = value instanceof PyTuple ? value.items : value;
  if (Array.isArray(items)) {
    const nodes = items.map((item: Value) => valueNode(item));
    return nodes.every((node) => isScalar(node)) ? flow(nodes) : listOf(nodes);
  }
  if (typeof value === 'string') return value === '' || /[\n"\\]/.test(value) ? prose(value) : word(value);
  if (value instanceof PyFloat) return float(value.value);
  return new Scalar(value);
}

/** With its point, so that it stays a float. */
function float(value: number): Scalar {
  const node = new Scalar(value);
  node.source = floatText(value);
  if (Number.isInteger(value)) node.minFractionDigits = 1;
  return node;
}

function mapOf(entries: readonly Entry[], isFlow = false): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of entries) {
    if (isNode(value)) map.items.push(new Pair(word(key), value));
  }
  map.flow = isFlow;
  return map;
}

function listOf(nodes: readonly Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...nodes);
  return list;
}

function flow(nodes: readonly Node[]): YAMLSeq {
  const list = listOf(nodes);
  list.flow = true;
  return list;
}
