/** What formats a date or number with the data of the running ICU, and which module to use instead. */
const dependent = [
  { pattern: /\.toLocale\w*String\((?!')/g, found: 'toLocaleString' },
  { pattern: /new Intl\.\w+\((?:\w+\.)*locale\b/g, found: 'Intl with the locale of a company' },
];

/** The files that run for a company, on the server and in the browser. */
const ofCompany = /^(lib|components|app)\/.*\.tsx?$/;

/**
 * Returns the places in one file that let ICU format for a company. A server and a browser with different ICU versions
 * show different text then (docs/decisions/027).
 *
 * @param {string} path
 * @param {string} text
 * @returns {import('./checks.js').Problem[]}
 */
export function checkFormats(path, text) {
  if (!ofCompany.test(path) || path.includes('.test.')) return [];
  return dependent.flatMap(({ pattern, found }) =>
    [...text.matchAll(pattern)].map(({ index }) => ({
      rule: 'formats',
      path,
      line: text.slice(0, index).split('\n').length,
      message: `${found} differs between ICU versions; use lib/domain/locale, number, day or money`,
    })),
  );
}
