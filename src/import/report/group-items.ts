import type { ReportItem } from './report';

/** Items that say the same of different places. */
export interface ItemGroup {
  readonly why: string;
  readonly remedy: string;
  readonly items: readonly ReportItem[];
}

/** Items by what they say, in the order in which each is first said. */
export function groupItems(items: readonly ReportItem[]): readonly ItemGroup[] {
  const groups = new Map<string, ReportItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.why, item.remedy]);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].map((group) => ({ why: group[0]!.why, remedy: group[0]!.remedy, items: group }));
}
