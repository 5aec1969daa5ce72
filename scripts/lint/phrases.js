/** Phrases that are hard to understand. Write instead, in common technical words, who does what. */
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

// The words of a phrase may be on two lines. The second line of a comment then starts with a mark such as `*` or `//`.
const gap = '\\s+(?:(?:\\*|//|--|>|#)\\s+)?';
const pattern = new RegExp(`\\b(?:${phrases.join('|').replaceAll(' ', gap)})\\b`, 'gi');

/**
 * Returns the places in one file with a phrase that is hard to understand.
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
