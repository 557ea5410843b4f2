/** Line icons on a 16 by 16 grid, drawn for this project; they take the colour of the text around them. */
const paths = {
  first: 'M12 3.5 7.5 8l4.5 4.5M4.5 3.5v9',
  last: 'M4 3.5 8.5 8 4 12.5M11.5 3.5v9',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  preview: 'M2 3.5h12M2 6.5h8M4.5 9.5v4M7 10.5h7M7 13h4.5',
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
  up: 'M3.5 10 8 5.5l4.5 4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4',
  warning: 'M8 2.3 14.2 13.2H1.8zM8 6.3v3.4M8 11.3v.3',
  help: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 6.4c0-1 .8-1.7 1.7-1.7s1.7.7 1.7 1.6c0 1.3-1.7 1.4-1.7 2.7M8 11v.2',
  'layout-one': 'M2.5 2.5h11v11h-11zM5 5.5h6M5 8h6M5 10.5h3',
  'layout-templates': 'M2.5 2.5h4.7v4.7H2.5zM8.8 2.5h4.7v4.7H8.8zM2.5 8.8h4.7v4.7H2.5zM8.8 8.8h4.7v4.7H8.8z',
  'layout-rows': 'M2.5 2.5h11v3h-11zM2.5 6.5h11v3h-11zM2.5 10.5h11v3h-11z',
  options: 'M2.5 4.2 3.4 5l1.6-1.8M2.5 9.2l.9.8L5 8.2M7.5 4.5h6M7.5 9.5h6M2.5 13.2h.01M7.5 13.2h6',
  tokens: 'M2.5 4.5h11v7h-11zM6 4.5v7M9.2 4.5v7',
  training: 'M2.5 3.5h11M2.5 6.5h6M2.5 12.5h11v-3h-11z',
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
