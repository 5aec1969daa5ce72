import { type Information, nothing, referenceOr, textOr } from './texts';

/**
 * Reads the subfields of German, Austrian, Polish and Hungarian banks: three figures, then a mark and two figures before
 * each part. ?00 is the wording, ?20 to ?29 and ?60 to ?63 are the remittance, ?31 or ?38 the account, ?32 and ?33 the name (Deutsche
 * Kreditwirtschaft, Anlage 3 to DFÜ-Abkommen). The mark is most often "?", and some banks use another one. Null when the
 * text has no subfields.
 */
export function readSubfields(lines: readonly string[]): Information | null {
  // Lines break anywhere, also inside a word and inside "?21".
  const text = lines.join('');
  const [start = '', mark = ''] = /^\s*(?:\d{3}\s?(?=[^\w\s/])|(?=\?))(.)(?=00|1\d|2\d)/.exec(text) ?? [];
  if (mark === '') return null;
  const parts = partsOf(text.slice(start.length - 1), mark);
  const join = (isOf: (code: number) => boolean) =>
    joined(parts.filter(({ code }) => isOf(code)).map(({ value }) => value));
  const words = keywordsIn(parts.filter(({ code }) => isRemittance(code)).map(({ value }) => value));
  return {
    ...nothing,
    party: textOr(join((code) => code === 32 || code === 33)) ?? textOr(words.get('ABWE') ?? words.get('ABWA') ?? ''),
    wording: textOr(join((code) => code === 0)),
    remittance: textOr(words.get('SVWZ') ?? words.get('') ?? ''),
    reference: referenceOr(words.get('EREF') ?? ''),
    original: textOr(words.get('OAMT') ?? ''),
    charge: textOr(words.get('COAM') ?? ''),
    otherNumber:
      textOr(join((code) => code === 38)) ?? textOr(join((code) => code === 31)) ?? textOr(words.get('IBAN') ?? ''),
  };
}

type Part = { readonly code: number; readonly value: string };

const isCode = (code: number): boolean => code === 0 || code === 10 || (code >= 20 && code <= 38) || isRemittance(code);
const isRemittance = (code: number): boolean => (code >= 20 && code <= 29) || (code >= 60 && code <= 63);

/** Cuts the text at each mark that stands before a known code. Another mark is a character of the text. */
function partsOf(text: string, mark: string): readonly Part[] {
  const parts: { code: number; value: string }[] = [];
  for (const piece of text.split(mark).slice(1)) {
    const code = /^\d\d/.test(piece) ? Number(piece.slice(0, 2)) : -1;
    const last = parts.at(-1);
    if (isCode(code)) parts.push({ code, value: piece.slice(2) });
    else if (last) last.value += mark + piece;
  }
  return parts;
}

/** Joins parts of one text. A full part of 27 or 35 characters goes on in the next one, in the middle of a word. */
const joined = (values: readonly string[]): string =>
  values.map((value) => (value.length === 27 || value.length === 35 ? value : `${value} `)).join('');

const keyword = /(?:EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|ABWB|IBAN|BIC|PURP|SQTP|RREF)(?=[+:])/g;

/** Returns the texts after the keywords of the remittance, such as EREF+; the text before the first one is under ''. */
function keywordsIn(values: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  let open = '';
  const add = (text: string) => {
    if (text !== '') found.set(open, [...(found.get(open) ?? []), text]);
  };
  for (const value of values) {
    let from = 0;
    for (const match of value.matchAll(keyword)) {
      if (match.index > 0 && /\w/.test(value[match.index - 1] ?? '')) continue;
      add(value.slice(from, match.index));
      open = match[0];
      from = match.index + match[0].length + 1;
    }
    add(value.slice(from));
  }
  return new Map([...found].map(([name, texts]) => [name, joined(texts)]));
}
