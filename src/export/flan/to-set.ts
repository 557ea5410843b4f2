import type { FewShotValue, FlanPattern, FlanPatternSet } from '../../formats';
import { FLAN_KEY, jinjaToPattern } from '../../import';
import type { Task, TaskTemplate } from '../../task';
import { PyDict, pyStr, type Value } from '../../value';

/** A task's patterns, and the templates that are none: FLAN has placeholders and nothing else. */
export interface ConvertedSet {
  readonly set: FlanPatternSet;
  readonly left: readonly TaskTemplate[];
}

/** A task's templates as FLAN's patterns, under the key that it was imported with, or under its own name. */
export function toFlanSet(task: Task): ConvertedSet {
  const kept = task.extras.get(FLAN_KEY);
  const text = (key: string): string | undefined => {
    const value = kept instanceof PyDict ? kept.get(key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const aliasOf = text('alias_of');
  const patterns = task.templates.map((template) => ({ template, pattern: toPattern(template) }));
  return {
    set: {
      variable: text('variable') ?? 'PATTERNS',
      name: text('key') ?? task.name,
      patterns: patterns.flatMap(({ pattern }) => pattern ?? []),
      ...(aliasOf === undefined ? {} : { aliasOf }),
      span: task.nameSpan,
    },
    left: patterns.flatMap(({ template, pattern }) => (pattern ? [] : [template])),
  };
}

function toPattern(template: TaskTemplate): FlanPattern | undefined {
  const { body, extras, span } = template;
  if (body.kind === 'joined') return undefined;
  const inputs = jinjaToPattern(body.input.text);
  const targets = jinjaToPattern(body.target.text);
  if (inputs === undefined || targets === undefined) return undefined;
  const kept = extras.get(FLAN_KEY);
  const fewShot = kept instanceof PyDict ? kept.get('few_shot') : undefined;
  return { inputs, targets, ...(fewShot instanceof PyDict ? { fewShot: fieldsOf(fewShot) } : {}), span };
}

function fieldsOf(fewShot: PyDict): ReadonlyMap<string, FewShotValue> {
  return new Map([...fewShot.entries()].flatMap(([key, value]) => (isPlain(value) ? [[pyStr(key), value]] : [])));
}

function isPlain(value: Value): value is FewShotValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
