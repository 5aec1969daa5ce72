import { icons } from '@iconify-json/lucide';
import plugin from 'tailwindcss/plugin';

/** The icons of the tones of a status, and of a task that runs. Every tone has another shape, so that it can be told apart without colour. */
const tones = {
  good: '<path d="M3.5 8.5l3 3 6-7"/>',
  warn: '<path d="M8 2.5l6 11H2z"/><path d="M8 6.75v3"/>',
  bad: '<path d="M4.5 4.5l7 7M11.5 4.5l-7 7"/>',
  info: '<circle cx="8" cy="8" r="3.2" fill="#000" stroke="none"/>',
  quiet: '<circle cx="8" cy="8" r="5.25"/><path d="M8 5v3.2l2 1.3"/>',
  busy: '<circle cx="8" cy="8" r="6" stroke-opacity=".25"/><path d="M14 8a6 6 0 0 0-6-6"/>',
};

/**
 * The classes `icon-…`, one for each icon of Lucide, and `tone-…`. They set `--icon`, which the class `icon` draws as a
 * mask. The stylesheet contains only those that the pages use, and a browser loads it once: an SVG element in the HTML is
 * sent with every page, twice, for each place where it is shown.
 */
export default plugin(({ matchUtilities }) => {
  matchUtilities({ icon: (body) => image(24, body.replaceAll('"2"', '"1.75"')) }, { values: bodies(icons.icons) });
  matchUtilities({ tone: (body) => image(16, stroked(body)) }, { values: tones });
});

const bodies = (all) => Object.fromEntries(Object.entries(all).map(([name, { body }]) => [name, body]));

const stroked = (body) =>
  `<g fill="none" stroke="#000" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</g>`;

const image = (size, body) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${body}</svg>`;
  const escaped = svg.replaceAll('"', "'").replace(/[%#<>]/g, encodeURIComponent);
  return { '--icon': `url("data:image/svg+xml,${escaped}")` };
};
