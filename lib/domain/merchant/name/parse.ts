import { apostrophes, normaliseLetters, splitWords } from './letters';
import { stripPlace } from './place';
import { type Processor, stripProcessor } from './processor';
import { parseSiteName } from './site';

/** A merchant name from a card statement, split into its parts. */
export type ParsedMerchant = {
  /** The name without branch numbers, references, phone numbers, places and legal forms. */
  readonly tokens: readonly string[];
  /** The name with a possible place at its end, for names that contain one: “Air Canada”. */
  readonly full: readonly string[];
  /** The merchant's web address without dots: `mondaycom`. */
  readonly site: string | undefined;
  readonly processor: Processor | undefined;
};

/**
 * Parses the merchant name of a statement line. `SQ *BLUE BOTTLE 0412 OAKLAND CA` becomes Blue Bottle, paid through
 * Square.
 */
export function parseMerchant(printed: string): ParsedMerchant {
  const { processor, rest } = stripProcessor(normaliseLetters(printed));
  const { words, site } = nameWords(rest);
  return {
    tokens: stripPlace(words.filter((word, index) => index === 0 || !/\d/.test(word) || word === '365')),
    full: words,
    site,
    processor,
  };
}

/** Returns the words before the first branch number, reference, phone number or web address. */
export function nameWords(text: string): { readonly words: readonly string[]; readonly site: string | undefined } {
  const words: string[] = [];
  let address: string | undefined;
  for (const piece of pieces(text)) {
    const site = parseSiteName(piece);
    if (site && words.length > 0) break;
    if (site) {
      words.push(...site);
      // A path can change the meaning: apple.com/bill is not the shop at apple.com. An address with a path is therefore
      // not stored.
      address = site.length === 1 ? splitWords(piece.split('/')[0] ?? '').join('') : undefined;
    } else if (!addWords(words, piece)) break;
  }
  return { words, site: address };
}

function addWords(words: string[], piece: string): boolean {
  for (const part of piece.split(/[-–/.&]+/).filter(Boolean)) {
    const read = parsePart(
      part,
      words.every((word) => /^\d+$/.test(word)),
    );
    if (read.word) words.push(read.word);
    if (read.ends && words.length > 0) return false;
  }
  return true;
}

type Part = { readonly word?: string; readonly ends?: boolean };

function parsePart(part: string, first: boolean): Part {
  if (!/\d/.test(part)) return part.startsWith('https') ? { ends: true } : { word: part };
  // “7-Eleven” and “99 Ranch” start with a number, and “365” is always part of a name. Other numbers are branch
  // numbers.
  if (/^\d+$/.test(part)) return parseNumber(part, first);
  const [, word, wordBeforeCode] = /^(\p{L}{2,})\d{2,}$|^(\p{L}{3,})\d{4,}\p{L}*$/u.exec(part) ?? [];
  const letters = word ?? wordBeforeCode;
  if (letters) return { word: letters, ends: !first || part.length > 6 };
  if (first) return { word: part };
  return part.length > 3 ? { ends: true } : { word: part };
}

function parseNumber(part: string, first: boolean): Part {
  if (part === '365' || (first && part.length < 4)) return { word: part };
  return part.length < 3 ? { word: part } : { ends: true };
}

const telephone = /(?:\+|\b)\(?\d{1,4}\)?(?:[-. ]\(?\d{2,4}\)?){1,3}[-. ]\d{3,}\b/g;
const between = /[\s*,;:()[\]{}"|!?+#~=<>@\\]+/;

const pieces = (text: string): readonly string[] =>
  text
    .replace(telephone, ' 0000000 ')
    .replace(apostrophes, '')
    .replace(/\b(\p{L}{1,2})&(\p{L}{1,2})\b/gu, '$1$2')
    // Google prints the customer's own domain after the product, as in GSUITE_acme.io. Removes the domain.
    .replace(/(?<=\p{L})_\S*/gu, ' ')
    .split(between)
    .filter(Boolean);
