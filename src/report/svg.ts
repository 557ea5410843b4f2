import { escape } from './escape';

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element; numbers are written with two decimals at most. Children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(attribute(value))}"`);
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** A line of text with its baseline at `y`. */
export function text(x: number, y: number, className: string, content: string, attributes: Attributes = {}): string {
  return element('text', { x, y, class: className, ...attributes }, escape(content));
}

/** What a pointer resting on the element shows, and what a screen reader says for it. */
export function title(content: string): string {
  return element('title', {}, escape(content));
}

/** A whole picture with a name and a description; it takes its parent's width and its colours from the page. */
export function picture(
  size: { readonly width: number; readonly height: number },
  words: { readonly title: string; readonly description: string; readonly className: string },
  ...children: readonly string[]
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${attribute(size.width)} ${attribute(size.height)}`,
      width: size.width,
      height: size.height,
      role: 'img',
      class: `chart ${words.className}`,
    },
    title(words.title),
    element('desc', {}, escape(words.description)),
    ...children,
  );
}

/** The `d` of an open line through points. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${attribute(x)} ${attribute(y)}`).join('');
}

/** Two decimals are less than a pixel's tenth, and keep the markup short. */
function attribute(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}
