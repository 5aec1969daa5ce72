/** What a component writes when it forgets the company in an address, and what adds it. */
const forgotten = [
  { pattern: /<a\b[^>]*?\shref=(?:"\/|\{`\/)/g, instead: 'AppLink' },
  { pattern: /from 'next\/link'/g, instead: 'AppLink' },
  { pattern: /<form\b[^>]*?\saction=(?:"\/|\{`\/)/g, instead: 'PageForm' },
  { pattern: /<img\b[^>]*?\ssrc=(?:"\/|\{`\/)/g, instead: 'PageImage' },
  { pattern: /\bfetch\((?:'\/|`\/)/g, instead: 'requestFrom' },
  { pattern: /\bredirect\((?:'\/|`\/)/g, instead: 'companyPath' },
];

/** The files that run on pages of a company. */
const ofCompany = /^(components\/|app\/\[company\]\/).*\.tsx?$/;

/**
 * Returns the places in one file where an address begins with a slash but gets no company. Such a link opens the company
 * that the session opened last, which may not be that of the page.
 *
 * @param {string} path
 * @param {string} text
 * @returns {import('./checks.js').Problem[]}
 */
export function checkAddresses(path, text) {
  if (!ofCompany.test(path) || path.includes('.test.')) return [];
  return forgotten.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map(({ index }) => ({
      rule: 'addresses',
      path,
      line: text.slice(0, index).split('\n').length,
      message: `the address lacks the company; use ${instead}`,
    })),
  );
}
