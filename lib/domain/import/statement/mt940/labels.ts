import { type Information, inLines, nothing, referenceOr, textOr } from './texts';

const label =
  /\b(NAAM|NAME|IBAN|BIC|OMSCHRIJVING|KENMERK|BETALINGSKENM\.?|MACHTIGING|INCASSANT|VALUTADATUM|TEGENPARTIJ|DATUM)\s*:/gi;

/**
 * Reads the labels of older Dutch statements: "SEPA OVERBOEKING IBAN: NL00... NAAM: H DE VRIES OMSCHRIJVING: ...". Null
 * when the text does not label both an account and a name, because a free text can contain "name:" too.
 */
export function readLabels(lines: readonly string[]): Information | null {
  const text = inLines(lines);
  const found = [...text.matchAll(label)].map((match) => ({
    name: (match[1] ?? '').toUpperCase(),
    at: match.index,
    from: match.index + match[0].length,
  }));
  const part = (...names: readonly string[]): string => {
    const index = found.findIndex(({ name }) => names.includes(name));
    return text.slice(found[index]?.from ?? text.length, found[index + 1]?.at ?? text.length);
  };
  const party = textOr(part('NAAM', 'NAME', 'TEGENPARTIJ'));
  if (party === null || textOr(part('IBAN')) === null) return null;
  return {
    ...nothing,
    party,
    wording: textOr(text.slice(0, found[0]?.at)),
    remittance: textOr(part('OMSCHRIJVING')),
    reference: referenceOr(part('KENMERK')),
  };
}
