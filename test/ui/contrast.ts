import type { Locator } from 'playwright-core';

/** The script runs in the page, which is why it is text: Node has no types for a page's world. */
const coloursOf = `(element) => {
  const opaque = (colour) => colour !== 'transparent' && !/, 0\\)$/.test(colour);
  let ground = element;
  while (ground && !opaque(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  return [getComputedStyle(element).color, ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)'];
}`;

/**
 * How well an element's text stands out from what is behind it: 1 (not at all) to 21, as WCAG 2.2 defines it (section
 * "contrast ratio"). Half-transparent colours count as opaque.
 */
export async function contrastRatio(element: Locator): Promise<number> {
  const [text, ground] = (await element.evaluate<readonly string[], unknown>(coloursOf, undefined)).map(luminance);
  const [light = 1, dark = 1] = [text ?? 1, ground ?? 1].sort((a, b) => b - a);
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
