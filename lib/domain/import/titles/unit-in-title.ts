import { foldTitle } from './fold';

/** The unit of the amounts below a title, when it is another than that of the currency. */
export type TitleUnit = 'minor' | 'thousand' | null;

const minor =
  / (?:(?:in|en) )?(?:minor(?: units?)?|pence|pennies|cents?|centimes?|centimos?|centavos?|centesimi|rappen|ore|groszy?|grosze|haleru|halere|fils|paise|kopecks?|sen) /;
const pence = /[([]\s*p\s*[)\]]/;
const thousand =
  / (?:(?:in|en) )?(?:000s?|thousands?|tsd|tausend|milliers|miles|teur|tgbp|tusd|tchf|mio|millions?|millionen) /;
const largeSign = /[£€$]\s?(?:k|m|mn|bn)\b|\b[kt]\s?[£€$]/i;

/** Returns the unit that a title names (“Amount (pence)”, “amount_minor”, “Amount £000”), and the title without it. */
export function splitUnit(title: string): { readonly unit: TitleUnit; readonly rest: string } {
  const folded = ` ${foldTitle(title.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))} `;
  if (minor.test(folded)) return { unit: 'minor', rest: folded.replace(minor, ' ').trim() };
  if (pence.test(title)) return { unit: 'minor', rest: title.replace(pence, ' ').trim() };
  if (thousand.test(folded)) return { unit: 'thousand', rest: folded.replace(thousand, ' ').trim() };
  if (largeSign.test(title)) return { unit: 'thousand', rest: title.replace(largeSign, ' ').trim() };
  return { unit: null, rest: title };
}
