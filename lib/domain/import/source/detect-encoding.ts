import { likelyReadings } from './eight-bit';
import { decode, type Encoding } from './encoding';

export type DetectedEncoding = {
  readonly encoding: Encoding;
  /** False when the bytes allow another reading that is about as likely. */
  readonly isSure: boolean;
  /** Other encodings that the content could have, the likeliest first. */
  readonly others: readonly Encoding[];
};

/** Detects the encoding from the byte order mark, from valid sequences, or else from the letters. */
export function detectEncoding(content: Uint8Array): DetectedEncoding {
  const certain = markedEncoding(content) ?? wideEncoding(content);
  if (certain !== null) return { encoding: certain, isSure: true, others: [] };
  const { valid, invalid } = countUtf8(content);
  if (valid === 0 && invalid === 0) return { encoding: 'utf-8', isSure: true, others: [] };
  const words = wordsWithHighBytes(content);
  const readings = likelyReadings(words);
  const others = readings.map(({ encoding }) => encoding);
  // Text in another encoding hardly ever forms valid sequences, so a few damaged bytes do not rule UTF-8 out.
  if (valid >= invalid) return { encoding: 'utf-8', isSure: true, others };
  const [best, ...rest] = readings;
  if (!best) return { encoding: 'windows-1252', isSure: false, others: [] };
  const rival = rest.find(({ encoding }) => !readAlike(words, encoding, best.encoding));
  const isClear = best.isPlausible && (!rival || best.likelihood - rival.likelihood >= clearMargin);
  // A byte that is part of no word, in a text without any other, is damage rather than an accent.
  if (!isClear && words.length <= 3 && words.every(isLoneByte)) return { encoding: 'utf-8', isSure: true, others };
  return {
    encoding: best.encoding,
    isSure: isClear && valid * 10 < invalid,
    others: [...others.slice(1), 'utf-8'],
  };
}

/** How much likelier than every other reading a sure one is, as a natural logarithm. */
const clearMargin = 5;

function markedEncoding([one, two, three, four]: Uint8Array): Encoding | null {
  if (one === 0xef && two === 0xbb && three === 0xbf) return 'utf-8';
  if (one === 0xff && two === 0xfe) return three === 0 && four === 0 ? 'utf-32le' : 'utf-16le';
  if (one === 0 && two === 0 && three === 0xfe && four === 0xff) return 'utf-32be';
  return one === 0xfe && two === 0xff ? 'utf-16be' : null;
}

/** Detects UTF-16 and UTF-32 without a mark by the zero bytes of the digits, delimiters and line ends. */
function wideEncoding(content: Uint8Array): Encoding | null {
  const sample = content.subarray(0, 65_536);
  const zeros = [0, 0, 0, 0] as [number, number, number, number];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[(at % 4) as 0 | 1 | 2 | 3] += 1;
  });
  const units = sample.length / 4;
  const [first, second, third, fourth] = zeros.map((count) => count / units) as typeof zeros;
  if (units < 1) return null;
  if (third > 0.9 && fourth > 0.9 && first < 0.1) return 'utf-32le';
  if (first > 0.9 && second > 0.9 && fourth < 0.1) return 'utf-32be';
  if (second + fourth > 0.4 && first + third < (second + fourth) / 8) return 'utf-16le';
  return first + third > 0.4 && second + fourth < (first + third) / 8 ? 'utf-16be' : null;
}

/** Counts the valid sequences of several bytes, and the bytes that belong to none. */
function countUtf8(content: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < content.length; ) {
    const lead = content[at] ?? 0;
    const length = sequenceLength(content, at, lead);
    if (length > 1) valid += 1;
    if (length === 0) invalid += 1;
    at += length || 1;
  }
  return { valid, invalid };
}

/** Returns the length of the UTF-8 sequence, and 0 when it is invalid (Unicode, table 3-7). */
function sequenceLength(content: Uint8Array, at: number, lead: number): number {
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next += 1) if (((content[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = content[at + 1] ?? 0;
  const isTooLow = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isTooHigh = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isTooLow || isTooHigh ? 0 : length;
}

const mostWords = 300;
const longestWord = 40;

/** Returns the different words with bytes above 127, each with the byte before and after it. */
function wordsWithHighBytes(content: Uint8Array): Uint8Array[] {
  const words = new Map<string, Uint8Array>();
  for (let at = 0; at < content.length && words.size < mostWords; at += 1) {
    if ((content[at] ?? 0) < 0x80) continue;
    let start = at;
    let end = at;
    while (start > 0 && at - start < longestWord && isInWord(content[start - 1] ?? 0)) start -= 1;
    while (end < content.length && end - at < longestWord && isInWord(content[end] ?? 0)) end += 1;
    const word = content.subarray(Math.max(start - 1, 0), end + 1);
    words.set(word.join(), word);
    at = end;
  }
  return [...words.values()];
}

const isInWord = (byte: number): boolean =>
  byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Whether the word is one byte, and is no symbol such as the euro sign. */
function isLoneByte(word: Uint8Array): boolean {
  const letters = word.filter(isInWord);
  return letters.length === 1 && /[\p{L}\p{Cc}]/u.test(decode(letters, 'windows-1252'));
}

const readAlike = (words: readonly Uint8Array[], one: Encoding, other: Encoding): boolean =>
  words.every((word) => decode(word, one) === decode(word, other));
