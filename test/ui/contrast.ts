import type { Locator } from 'playwright-core';

/** What is read from a page's world, for which Node has no types. */
interface PageWorld {
  getComputedStyle(element: PageElement): {
    readonly color: string;
    readonly backgroundColor: string;
    getPropertyValue(name: string): string;
  };
}
interface PageElement {
  readonly parentElement: PageElement | null;
}

/**
 * How well an element's text stands out from what is behind it: 1 (not at all) to 21, as WCAG 2.2 defines it (section
 * "contrast ratio"). A ground that is more than half transparent counts as not there.
 */
export async function contrastRatio(element: Locator): Promise<number> {
  // This function runs in the page, so it names no other function: the transpiler would wrap it in a helper of ours.
  const colours = await element.evaluate((node: PageElement): readonly [string, string] => {
    const world = globalThis as unknown as PageWorld;
    const clear = /^transparent$|^rgba\(.*, 0(\.[0-4]\d*)?\)$|\/ 0(\.[0-4]\d*)?\)$/;
    let ground: PageElement | null = node;
    const style = world.getComputedStyle(node);
    while (ground !== null && clear.test(world.getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    // A webview has no ground of its own; the editor's shines through.
    const editor = style.getPropertyValue('--vscode-editor-background');
    return [style.color, ground === null ? editor : world.getComputedStyle(ground).backgroundColor];
  });
  const [light = 1, dark = 1] = colours.map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG's relative luminance of `rgb(255 …)`, `#ffffff` or, mixed from other colours, `color(srgb 1 …)`. */
function luminance(colour: string): number {
  const hex = /^#(..)(..)(..)/.exec(colour)?.slice(1);
  const parts = hex?.map((part) => parseInt(part, 16)) ?? (colour.match(/[\d.]+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / (colour.startsWith('color') ? 1 : 255);
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
