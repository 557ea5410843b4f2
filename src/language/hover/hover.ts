import { isScalar } from 'yaml';
import { describeRecipeKey } from '../../recipe';
import { describeKey } from '../../task';
import { spanOf, type Position } from '../../text';
import { hoverCluster } from './cluster';
import { describeColumn } from './field';
import { hoverDataset } from './dataset';
import { hoverJinja } from './jinja';
import type { Context } from '../context';
import { jinjaScalarAt } from '../jinja-scalar';
import type { Cancellation } from '../cancellation';
import { nodePathAt, type NodePath } from '../node-path';
import { yamlOf, type ParsedDocument } from '../parsed-document';
import { describePlan, planOf } from '../recipe-plan';
import type { Hover } from '../types';

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
  if (!path.scalar?.range) return undefined;
  const dataset = await hoverDataset(context, parsed, path);
  const own = path.isKey ? await describe(context, parsed, path) : await hoverCluster(context, parsed, path);
  const contents = dataset === undefined ? own : [...(own === undefined ? [] : [own]), dataset].join('\n\n');
  if (contents === undefined) return undefined;
  return { contents, range: parsed.range(spanOf(path.scalar.range[0], path.scalar.range[1])) };
}

/** Keys of a recipe that decide which tasks train; their hover also says which these are. */
const planKeys: readonly unknown[] = ['tasks', 'hold_out', 'also_drop'];

async function describe(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar }: NodePath,
): Promise<string | undefined> {
  const description = parsed.kind === 'recipe' ? describeRecipeKey(keys) : describeKey(keys);
  if (!description || !isScalar(scalar)) return undefined;
  const column = parsed.kind === 'task' ? describeColumn(parsed, await context.sample(parsed), keys) : undefined;
  if (column !== undefined) return [column, description].join('\n\n');
  const plan = parsed.kind === 'recipe' && planKeys.includes(keys[0]) ? await planOf(context, parsed) : undefined;
  return [`**${String(scalar.value)}**`, description, ...(plan ? [describePlan(plan)] : [])].join('\n\n');
}
