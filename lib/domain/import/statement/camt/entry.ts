import { type Day, isDay } from '@/lib/domain/day';
import { type Money, money, toDecimal } from '@/lib/domain/money';
import type { BankKind } from '../../kind/row-text';
import { describe } from '../balance';
import { readPlainDecimal } from '../decimal';
import { all, at, type Element, textAt } from '../element';
import type { Movement, StatementLine } from '../statement';
import { feeOf, originalOf, shareOf } from './amounts';
import type { OwnAccount } from './own-account';
import { otherNumberOf, partyOf } from './parties';
import { noteOf, referenceOf, wordingOf } from './texts';

export type EntryReading =
  | { readonly kind: 'movements'; readonly movements: readonly Movement[] }
  | { readonly kind: 'left out' | 'refused'; readonly line: StatementLine };

const notBooked: Readonly<Record<string, string>> = {
  PDNG: 'It is pending (PDNG). Import it when the bank has booked it.',
  FUTR: 'It is in the future (FUTR). Import it when the bank has booked it.',
  INFO: 'It is only information (INFO).',
};

/** Reads one entry: its movements, or why it is left out or refused. */
export function readEntry(entry: Element, own: OwnAccount): EntryReading {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts', 'Prtry') ?? textAt(entry, 'Sts');
  const amount = amountOf(entry, own.currency);
  const twice = ['Amt', 'CdtDbtInd', 'Sts', 'BookgDt'].find((name) => all(entry, name).length > 1);
  if (twice) {
    const reason = `The record is damaged. It has ${twice} twice.`;
    return { kind: 'refused', line: { place: entry.place, what: what(entry, amount, own), reason } };
  }
  const reason = notBooked[status ?? ''];
  if (reason) return { kind: 'left out', line: { place: entry.place, what: what(entry, amount, own), reason } };
  const day = dayOf(entry);
  const problem =
    'reason' in amount
      ? amount.reason
      : status !== 'BOOK'
        ? 'It does not say whether it is booked.'
        : day === null
          ? 'It has no booking day.'
          : null;
  if (problem !== null || 'reason' in amount || day === null)
    return { kind: 'refused', line: { place: entry.place, what: what(entry, amount, own), reason: problem ?? '' } };
  if (amount.minor === 0n)
    return {
      kind: 'left out',
      line: { place: entry.place, what: what(entry, amount, own), reason: 'It has no amount.' },
    };
  return { kind: 'movements', movements: movementsOf(entry, { amount, day, own }) };
}

type Booked = { readonly amount: Money; readonly day: Day; readonly own: OwnAccount };

/**
 * Returns the movements of a booked entry. A batch becomes one movement for each of its transactions when their amounts
 * add up to the entry. Otherwise it is one movement, because only the amount of the entry moved the account.
 */
function movementsOf(entry: Element, booked: Booked): readonly Movement[] {
  const details = all(entry, 'NtryDtls').flatMap((part) => all(part, 'TxDtls'));
  const isReversal = reversed(entry);
  const { account, currency } = booked.own;
  const shared = { account, day: booked.day, isReversal };
  if (details.length > 1) {
    const shares = details.map((detail) => shareOf(detail, booked.amount));
    const sum = shares.reduce((before, share) => before + (share?.minor ?? 0n), 0n);
    if (shares.every((share) => share !== null) && sum === booked.amount.minor)
      return details.map((detail, index) => ({
        ...shared,
        place: detail.place,
        money: shares[index] ?? booked.amount,
        text: partyOf(detail, { ...booked, isReversal }) ?? wordingOf(entry, detail, 'remittance first'),
        fee: feeOf([detail], currency),
        original: originalOf([detail], shares[index] ?? booked.amount),
        reference: referenceOf(entry, detail),
        note: noteOf(entry, detail),
        remarks: [],
        ...toldBy(entry, detail, { ...booked, isReversal }),
      }));
  }
  const only = details.length === 1 ? details[0] : undefined;
  return [
    {
      ...shared,
      place: entry.place,
      money: booked.amount,
      text: partyOf(only, { ...booked, isReversal }) ?? wordingOf(entry, only, 'wording first'),
      fee: feeOf([entry, ...details], currency),
      original: originalOf(only ? [only, entry] : [entry], booked.amount),
      reference: referenceOf(entry, only),
      note: noteOf(entry, only),
      remarks:
        details.length > 1 ? [`A batch of ${details.length} payments, whose amounts the file does not state.`] : [],
      ...toldBy(entry, only, { ...booked, isReversal }),
    },
  ];
}

/** Returns what the codes and the account of the other party tell. */
function toldBy(
  entry: Element,
  detail: Element | undefined,
  given: Parameters<typeof otherNumberOf>[1],
): Pick<Movement, 'bankKind' | 'otherNumber'> {
  const bankKind = [detail, entry]
    .map((part) => bankKinds[textAt(part, 'BkTxCd', 'Domn', 'Fmly', 'SubFmlyCd') ?? ''])
    .find((kind) => kind !== undefined);
  const otherNumber = otherNumberOf(detail, given);
  return { ...(bankKind && { bankKind }), ...(otherNumber !== null && { otherNumber }) };
}

/** ISO 20022 external code set, bank transaction sub-families. */
const bankKinds: Readonly<Record<string, BankKind>> = {
  CHRG: 'fee',
  COMM: 'fee',
  FEES: 'fee',
  INTR: 'interest',
  CWDL: 'cash',
  CDPT: 'cash',
};

/** Returns the amount of an entry, negative for DBIT. RvslInd does not turn the sign: CdtDbtInd already includes it. */
function amountOf(entry: Element, currency: string): Money | { readonly reason: string } {
  const direction = textAt(entry, 'CdtDbtInd');
  const element = at(entry, 'Amt');
  const named = element?.attributes.Ccy ?? currency;
  if (named !== currency) return { reason: `Its amount is in ${named}, and the account is in ${currency}.` };
  const reading = readPlainDecimal(element?.text ?? '', currency);
  if (!reading.ok) return { reason: reading.reason };
  if (direction === 'CRDT') return reading.money;
  if (direction === 'DBIT') return money(-reading.money.minor, currency);
  return { reason: 'It does not say whether money came in or went out.' };
}

const reversed = (entry: Element): boolean => /^(?:true|1)$/.test(textAt(entry, 'RvslInd') ?? '');

/** Returns the booking day as the bank wrote it, else the value day. */
function dayOf(entry: Element): Day | null {
  const texts = ['BookgDt', 'ValDt'].map((name) => textAt(entry, name, 'Dt') ?? textAt(entry, name, 'DtTm'));
  const day = texts.find((text) => text !== null)?.slice(0, 10);
  return day && isDay(day) ? day : null;
}

function what(entry: Element, amount: Money | { readonly reason: string }, own: OwnAccount): string {
  const [detail] = all(entry, 'NtryDtls').flatMap((part) => all(part, 'TxDtls'));
  const day = textAt(entry, 'BookgDt', 'Dt');
  const isReversal = reversed(entry);
  const money = 'reason' in amount ? null : amount;
  const text =
    (money && partyOf(detail, { amount: money, own, isReversal })) ?? wordingOf(entry, detail, 'wording first');
  if (money && day) return describe({ day, text, money });
  return (
    [day, text, money ? toDecimal(money) : textAt(entry, 'Amt')].filter((part) => part !== null).join(' ') || 'An entry'
  );
}
