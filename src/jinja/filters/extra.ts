import { PyDict, pyEquals, pyStr, toList, truthy, type Value } from '../../value';
import { needInt } from '../convert';
import { needText } from '../markup';
import { sortBy } from '../order';
import { substitute } from '../regex';
import { routine } from '../routine';
import type { Routine } from '../runtime';
import { chooseItem } from './sequence';

/** PromptSource's `most_frequent`: the items that occur most often, in order of appearance; none for nothing. */
function mostFrequent(value: Value): Value {
  if (!truthy(value)) return null;
  // Python's `Counter` takes a dict for counts that were made before.
  const counts = value instanceof PyDict ? value : new PyDict();
  if (counts !== value)
    for (const item of toList(value)) counts.set(item, ((counts.get(item) as number | undefined) ?? 0) + 1);
  const most = sortBy([...counts.values()], undefined, true)[0]!;
  return [...counts.entries()].filter(([, count]) => pyEquals(count, most)).map(([item]) => item);
}

/** Filters that PromptSource's environment, and the evaluation harness's, add to Jinja's own. */
export const extraFilters: readonly Routine[] = [
  routine('choice', 'seq', ([value], rt) => chooseItem(rt, value!)),
  routine('highlight', 'input', ([value]) => `<span style='color: #F08080'>${pyStr(value!)}</span>`),
  routine('most_frequent', 'items', ([value]) => mostFrequent(value!)),
  routine('regex_replace', 'string, pattern, repl, count=0', ([text, pattern, replacement, count]) =>
    substitute(needText(pattern!), needText(replacement!), needText(text!), needInt(count!)),
  ),
];
