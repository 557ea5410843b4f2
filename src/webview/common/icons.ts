/** Line icons on a 16 by 16 grid, drawn for this project; they take the colour of the text around them. */
const paths = {
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  random:
    'M2.5 5h2.2c3 0 3.6 6 6.6 6h2M2.5 11h2.2c1.1 0 1.9-.8 2.5-1.8M8.8 6.8C9.4 5.8 10.2 5 11.3 5h2M11.8 3.2 13.6 5l-1.8 1.8M11.8 9.2l1.8 1.8-1.8 1.8',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  list: 'M3 4h.01M3 8h.01M3 12h.01M6 4h7.5M6 8h7.5M6 12h7.5',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  follow: 'M8 2v2.5M8 11.5V14M2 8h2.5M11.5 8H14M8 5.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  error: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.5M8 10.8v.4',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.5V11M8 4.9v.4',
  folder: 'M2 4.5h4.5L8 6h6v6.5H2z',
  resume: 'M5.5 3.5v9l7-4.5z',
  stop: 'M4.5 4.5h7v7h-7z',
} as const;

export type IconName = keyof typeof paths;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Decoration only: hidden from screen readers, so the control around it needs a name of its own. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
