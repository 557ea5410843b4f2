import type { PreviewPanelState, PreviewSettings } from '../../webview';

/** How a preview looks before anything is set. */
export const firstSettings: Omit<PreviewSettings, 'follow'> = {
  layout: 'one',
  cards: 20,
  exemplars: 0,
  options: true,
  tokens: false,
  training: false,
};

/**
 * What the editor kept of a panel over a reload, with the first settings where an older version kept less.
 * @param follow whether to follow the cursor where nothing was kept about it
 * @returns undefined where the file is not known
 */
export function restoredState(kept: unknown, follow: boolean): PreviewPanelState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { uri, row, template, search, recipe, layout, ...rest } = kept as Partial<
    Record<keyof PreviewPanelState, unknown>
  >;
  if (typeof uri !== 'string') return undefined;
  return {
    uri,
    row: count(row, 0),
    layout: layout === 'templates' || layout === 'rows' ? layout : 'one',
    cards: Math.max(1, count(rest.cards, firstSettings.cards)),
    exemplars: count(rest.exemplars, firstSettings.exemplars),
    options: flag(rest.options, firstSettings.options),
    tokens: flag(rest.tokens, firstSettings.tokens),
    training: flag(rest.training, firstSettings.training),
    follow: flag(rest.follow, follow),
    ...(typeof template === 'string' ? { template } : {}),
    ...(typeof search === 'string' ? { search } : {}),
    ...(typeof recipe === 'string' ? { recipe } : {}),
  };
}

function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
