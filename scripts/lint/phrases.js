/** Phrases that never read well. A reminder, not a style guide: say who does what, in the field's own words. */
const phrases = [
  'whoever',
  'anew',
  'nobody knows',
  'not of ours',
  'shall',
  'stands? for itself',
  'as [\\w’]+ has it',
  'be had',
  'bec[ao]mes? of',
  'told of',
  'asked after',
  'kept of',
  'so it is that',
  'goes by',
];

// A phrase may be wrapped, and the next line of a comment begins with a mark.
const gap = '\\s+(?:(?:\\*|//|--|>|#)\\s+)?';
const pattern = new RegExp(`\\b(?:${phrases.join('|').replaceAll(' ', gap)})\\b`, 'gi');

/**
 * Returns the phrases in one file that never read well.
 *
 * @param {string} path
 * @param {string} text
 * @returns {import('./checks.js').Problem[]}
 */
export const checkPhrases = (path, text) =>
  [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    rule: 'phrases',
    path,
    line: text.slice(0, index).split('\n').length,
    message: `"${words.replace(/\s+/g, ' ')}" does not read well; write it plainly`,
  }));
