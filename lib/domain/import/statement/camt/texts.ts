import { all, at, type Element, textAt, textsOf } from '../element';

/** Returns the bank's wording of a movement, else its remittance text; the other way round for a part of a batch. */
export function wordingOf(
  entry: Element,
  detail: Element | undefined,
  order: 'wording first' | 'remittance first',
): string | null {
  const wording = textAt(detail, 'AddtlTxInf') ?? textAt(entry, 'AddtlNtryInf');
  const remittance = remittanceOf(detail);
  return (order === 'wording first' ? (wording ?? remittance) : (remittance ?? wording)) || null;
}

/** Returns what the payer wrote, and the references in it. */
function remittanceOf(detail: Element | undefined): string | null {
  const information = at(detail, 'RmtInf');
  // A long text is cut into lines of 140 characters.
  const free = textsOf(information, 'Ustrd').join(' ');
  const structured = all(information, 'Strd').flatMap((part) => [
    ...[textAt(part, 'CdtrRefInf', 'Ref'), textAt(part, 'RfrdDocInf', 'Nb')].filter((text) => text !== null),
    ...textsOf(part, 'AddtlRmtInf'),
  ]);
  return [free, ...structured].filter((text) => text !== '').join(', ') || null;
}

/** Returns the remittance text, the wording of the bank and the reference of the payer, a line each. */
export function noteOf(entry: Element, detail: Element | undefined): string {
  const reference = given(textAt(detail, 'Refs', 'EndToEndId'));
  const lines = [
    remittanceOf(detail),
    textAt(detail, 'AddtlTxInf'),
    textAt(entry, 'AddtlNtryInf'),
    reference && `Reference ${reference}`,
  ];
  return [...new Set(lines.filter((line) => line !== null && line !== ''))].join('\n');
}

/** Returns the bank's id of a movement. The parts of a batch share the id of their entry. */
export const referenceOf = (entry: Element, detail: Element | undefined): string | null =>
  given(textAt(entry, 'AcctSvcrRef')) ?? given(textAt(detail, 'Refs', 'AcctSvcrRef'));

/** NOTPROVIDED and similar words mean that the payment has no reference. */
const given = (text: string | null): string | null =>
  text === null || /^(?:notprovided|not provided|nonref|none|n\/?a|0+|-+)$/i.test(text) ? null : text;
