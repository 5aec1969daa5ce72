/**
 * Wordings with which packages say that an entry is missing, gone or not allowed. They are parts of patterns. A
 * negation is found inside “cannot” and “doesn't” too.
 */
const no = "(?:n't|not)";
const absent =
  '\\b(?:required|mandatory|missing|needed|must (?:be (?:specified|provided|selected|entered|set|chosen|present)|have an? )|no associated)\\b' +
  `|${no} be (?:blank|empty|null|omitted)|${no} (?:been )?(?:provided|specified|selected|set)\\b`;
const gone = `${no}(?: be)? (?:found|exists?|match\\w*|recogni[sz]ed|defined|located)|\\bno longer exists?|\\bunknown|has been removed|\\bmust (?:exist|be (?:an? )?(?:valid|existing)|(?:either )?be of type)`;
const bad =
  `${no}(?: an?)? (?:valid|active|allowed|available|permitted|usable|supported|belong|a resource)|${no} be (?:used|posted|applied)|\\bonly be used` +
  '|\\b(?:invalid|inactive|archived|blocked|deleted|disabled|restricted|incorrect|wrong|hidden)\\b';
const problem = `(?:${absent}|${gone}|${bad})`;
const ask = "(?:select|choose|specify|enter|provide|assign|pick)(?: [\\w/'-]+){0,4}?";
const before =
  "(?:(?:can't|cannot) use(?= th)|requires?|invalid|unknown|inactive|archived|missing|required|no|blocked|wrong|incorrect)(?: (?:an?|the|this|field|value|code|param(?:eter)?|sales|gl|g/l|default|existing|associated|'?\\{name\\}'?))*";

/**
 * Returns patterns for sentences that say that an entry of this kind is missing, gone or not allowed: "The vendor is
 * inactive", "Invalid vendor", "Select a vendor", "Please enter value(s) for: Vendor". `noun` is the source of a pattern.
 */
export const troubleWith = (noun: string): readonly RegExp[] => [
  new RegExp(`\\b${noun}\\b.{0,70}?${problem}`, 'i'),
  new RegExp(`\\b(?:${ask}|${before}) ${noun}\\b`, 'i'),
  new RegExp(`(?:value\\(s\\) for|following field|related table|value passed for):? [^.]{0,60}?\\b${noun}\\b`, 'i'),
];

/** Matches messages that say that something was not sent, where others say that what was sent is not allowed. */
export const isAbsence = (words: string): boolean => absence.test(words);

const absence = new RegExp(
  `${absent}|value\\(s\\) for|\\b(?:select|choose|specify|enter|provide) (?:an?|the) |\\brequires an?\\b`,
  'i',
);
