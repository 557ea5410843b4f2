import { isScalar } from 'yaml';
import { describeRecipeKey } from '../../recipe';
import { describeKey } from '../../task';
import { mapScalar, spanOf, type Position } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { jinjaScalarAt } from '../jinja-scalar';
import { escapeMarkdown } from '../markdown';
import { nodePathAt, type NodePath } from '../node-path';
import { yamlOf, type ParsedDocument, type ParsedTask } from '../parsed-document';
import { describePlan, planOf } from '../recipe-plan';
import type { Hover } from '../types';
import { choicesAt, describeChoice } from './choice';
import { hoverCluster } from './cluster';
import { hoverDataset } from './dataset';
import { describeColumn } from './field';
import { hoverJinja } from './jinja';
import { describeMixing } from './mixing';
import { hoverTask } from './task';
import { describeTemplate, templateAt } from './template';

/** What the word at a place means. */
export async function hover(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<Hover | undefined> {
  const document = yamlOf(parsed);
  if (!document) return undefined;
  const offset = parsed.offset(position);
  if (parsed.kind === 'task') {
    const place = jinjaScalarAt(document, parsed.text, offset);
    const found = place && (await hoverJinja(context, parsed, place, cancel));
    if (found) return found;
  }
  const path = nodePathAt(document, offset);
  if (!isScalar(path.scalar)) return undefined;
  const named = (await hoverCluster(context, parsed, path)) ?? (await hoverTask(context, parsed, path));
  const rest = path.isKey
    ? await aboutKey(context, parsed, path, cancel)
    : await aboutValue(context, parsed, path, cancel);
  const contents = [named, rest, await hoverDataset(context, parsed, path)].filter((part) => part !== undefined);
  if (contents.length === 0) return undefined;
  const map = mapScalar(parsed.text, path.scalar);
  return { contents: contents.join('\n\n'), range: parsed.range(map.spanToFile(spanOf(0, map.text.length))) };
}

/** Keys of a recipe that decide which tasks train; their hover also says which these are. */
const planKeys: readonly unknown[] = ['tasks', 'hold_out', 'also_drop'];

/** A key: what the data has or the template prints there, then the words of the schema. */
async function aboutKey(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar }: NodePath,
  cancel: Cancellation | undefined,
): Promise<string | undefined> {
  const description = parsed.kind === 'recipe' ? describeRecipeKey(keys) : describeKey(keys);
  if (!description) return undefined;
  const column = parsed.kind === 'task' ? describeColumn(parsed, await context.sample(parsed), keys) : undefined;
  if (column !== undefined) return [column, description].join('\n\n');
  const plan = parsed.kind === 'recipe' && planKeys.includes(keys[0]) ? await planOf(context, parsed) : undefined;
  const mixing = parsed.kind === 'recipe' ? await describeMixing(context, parsed, keys, cancel) : undefined;
  const rendered = parsed.kind === 'task' ? await aboutTemplate(context, parsed, keys) : undefined;
  return [
    `**${escapeMarkdown(String(scalar?.value))}**`,
    description,
    ...(plan ? [describePlan(plan)] : []),
    ...(mixing === undefined ? [] : [mixing]),
    ...(rendered === undefined ? [] : ['---', rendered]),
  ].join('\n\n');
}

/** A value that means more than its text: a template's name, a choice. */
async function aboutValue(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar }: NodePath,
  cancel: Cancellation | undefined,
): Promise<string | undefined> {
  if (parsed.kind !== 'task' || !parsed.loaded.task) return undefined;
  if (keys[2] === 'name') return aboutTemplate(context, parsed, keys);
  const isChoice = (keys[0] === 'choices' && keys.length === 2) || (keys[2] === 'choices' && keys.length === 4);
  const choices = isChoice ? choicesAt(parsed.loaded.task, keys) : undefined;
  const text = scalar && mapScalar(parsed.text, scalar).text;
  if (choices?.kind !== 'list' || text === undefined) return undefined;
  const renders = await context.renders(parsed, await context.sample(parsed), cancel);
  return renders && describeChoice(parsed.loaded.task, choices, text, renders);
}

async function aboutTemplate(
  context: Context,
  parsed: ParsedTask,
  keys: NodePath['keys'],
): Promise<string | undefined> {
  const { task } = parsed.loaded;
  const template = task && templateAt(task, keys);
  return template && describeTemplate(task, template, await context.sample(parsed));
}
