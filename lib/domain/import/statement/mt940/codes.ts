import { type Information, nothing, referenceOr, textOr } from './texts';

/**
 * The codes of Dutch, Belgian and Scandinavian banks and of the SWIFT guidelines for :86:. Other words between slashes
 * belong to the text, as in "/REMI/INV/151100".
 */
const names =
  'TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|KREF|IREF|PREF|RREF|CREF|MARF|CSID|ORDP|BENM|ULTD|ULTC|ULTB|UDTR|UCRD|ADDR|ISDT|RTRN|' +
  'PURP|CNTP|SVCL|OCMT|OAMT|CHGS|EXCH|NRTX|ACCW|BUSP|SUBJ|ADDI|PROCESSING|SALA|CITY';
const code = new RegExp(`/(${names})/`, 'g');

/**
 * Reads codes such as /NAME/ and /REMI/, each before its text. Null when the text does not begin with one. `isOut` is
 * whether money went out: the beneficiary is the other party then, and else the one who ordered the payment.
 */
export function readCodes(lines: readonly string[], isOut: boolean): Information | null {
  // Lines break anywhere, also inside a word and inside a code.
  const text = lines.join('').trim();
  const parts = partsOf(text);
  if (!parts || ![...parts.keys()].some((name) => known.has(name))) return null;
  const part = (...wanted: readonly string[]) => {
    for (const name of wanted) {
      const found = textOr(trimmed(parts.get(name) ?? ''));
      if (found !== null) return found;
    }
    return null;
  };
  const ordered = isOut ? ['BENM', 'ORDP'] : ['ORDP', 'BENM'];
  return {
    ...nothing,
    party: nameIn(part('NAME')) ?? counterparty(parts.get('CNTP') ?? '') ?? nameIn(part(...ordered)),
    wording: part('TRTP', 'TRCD'),
    remittance: remittanceIn(parts.get('REMI') ?? ''),
    reference: referenceOr(trimmed(parts.get('EREF') ?? '')),
    original: part('OCMT', 'OAMT'),
    rate: part('EXCH'),
    charge: part('CHGS'),
    otherNumber: part('IBAN') ?? textOr((parts.get('CNTP') ?? '').split('/')[0] ?? ''),
  };
}

const known: ReadonlySet<string> = new Set(['NAME', 'REMI', 'CNTP', 'TRTP', 'ORDP', 'BENM', 'EREF', 'OCMT', 'CHGS']);

/** Cuts the text at its codes. The first text of a code counts. Null when the text does not begin with a code. */
function partsOf(text: string): Map<string, string> | null {
  const found: { name: string; from: number; at: number }[] = [];
  // A slash can end one code and begin the next: "/ORDP//NAME/". The text of a code can be empty: "/ORDP/NAME/".
  for (code.lastIndex = 0; ; code.lastIndex -= 1) {
    const match = code.exec(text);
    if (!match) break;
    found.push({ name: match[1] ?? '', at: match.index, from: code.lastIndex });
  }
  if (found[0] === undefined || /[^/\s?]/.test(text.slice(0, found[0].at))) return null;
  const parts = new Map<string, string>();
  for (const [index, { name, from }] of found.entries()) {
    const until = found[index + 1]?.at ?? text.length;
    if (!parts.has(name)) parts.set(name, text.slice(from, Math.max(until, from)));
  }
  return parts;
}

const trimmed = (text: string): string => text.replace(/^[/\s]+/, '').replace(/[/\s]+$/, '');

/** A name ends at the next code of two to four letters, also one that is not known. */
const nameIn = (text: string | null): string | null => textOr(text?.split(/\/[A-Z]{2,4}\//)[0] ?? '');

/** /CNTP/ has the account, the bank, the name and the town of the other party (ING, Rabobank). */
const counterparty = (text: string): string | null => textOr(text.split('/')[2] ?? '');

/** Removes what tells free remittance from structured one: USTD//, STRD/CUR/. */
const remittanceIn = (text: string): string | null =>
  textOr(trimmed(text.replace(/^\/?(?:USTD|STRD)\/(?:\/|[A-Z]{3}\/)?/, '')));
