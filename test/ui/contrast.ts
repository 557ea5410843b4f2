import type { Locator } from 'playwright-core';

/** What is read from a page's world, for which Node has no types. */
interface PageWorld {
  getComputedStyle(element: PageElement): { readonly color: string; readonly backgroundColor: string };
}
interface PageElement {
  readonly parentElement: PageElement | null;
}

/**
 * How well an element's text stands out from what is behind it: 1 (not at all) to 21, as WCAG 2.2 defines it (section
 * "contrast ratio"). Half-transparent colours count as opaque.
 */
export async function contrastRatio(element: Locator): Promise<number> {
  // This function runs in the page, so it names no other function: the transpiler would wrap it in a helper of ours.
  const colours = await element.evaluate((node: PageElement): readonly [string, string] => {
    const world = globalThis as unknown as PageWorld;
    const clear = /^(transparent|rgba\(.*, 0\))$/;
    let ground: PageElement | null = node;
    const { color } = world.getComputedStyle(node);
    while (ground !== null && clear.test(world.getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    return [color, ground === null ? 'rgb(255, 255, 255)' : world.getComputedStyle(ground).backgroundColor];
  });
  const [light = 1, dark = 1] = colours.map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG's relative luminance of a CSS `rgb()` colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
