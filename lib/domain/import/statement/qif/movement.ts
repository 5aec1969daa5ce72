import type { Day } from '@/lib/domain/day';
import { type Money, money, toDecimal } from '@/lib/domain/money';
import { type Marks, readOfxAmount } from '../decimal';
import type { Movement, Split } from '../statement';
import type { QifRecord } from './sections';
import type { Written, WrittenSplit } from './written';

type Given = {
  readonly account: string | null;
  readonly currency: string;
  readonly marks: Marks;
  readonly dayOf: (text: string) => Day | { readonly reason: string };
};

/** Returns the movement of a record, or the reason why it cannot be trusted. */
export function movementOf(
  { place, isClosed }: QifRecord,
  written: Written,
  { account, currency, marks, dayOf }: Given,
): Movement | { readonly reason: string } {
  if (written.damage !== null) return { reason: `The record is damaged. ${written.damage}` };
  if (written.day === null) return { reason: 'It has no day.' };
  const day = dayOf(written.day);
  if (typeof day !== 'string') return day;
  const amount = readOfxAmount(written.amount ?? '', currency, marks);
  if (!amount.ok) return { reason: amount.reason };
  const { splits, problem } = splitsOf(written.splits, amount.money, marks);
  const transfer = accountIn(written.category) ?? null;
  const text = written.payee ?? written.memo ?? written.address[0] ?? categoryIn(written.category);
  return {
    place,
    account,
    day,
    text,
    money: amount.money,
    fee: null,
    original: null,
    isReversal: false,
    reference: null,
    note: [
      written.memo,
      written.address.join(', '),
      written.number && /^\d+$/.test(written.number) ? `Cheque ${written.number}` : written.number,
      ...written.splits.map(partText),
    ]
      .filter((line) => line && line !== text)
      .join('\n'),
    remarks: [problem, isClosed ? null : 'It has no end mark. Check its amount.'].filter((remark) => remark !== null),
    ...(splits.length > 0 && { splits }),
    ...(transfer !== null && { transfer }),
    ...(categoryIn(written.category) !== null && { category: categoryIn(written.category) ?? '' }),
  };
}

/** A category in brackets is an account of the person: "[Checking]". Its class follows a slash. */
export const accountIn = (category: string | null): string | undefined =>
  /^(?:transfer:)?\[([^[\]]+)\]/i.exec(category ?? '')?.[1]?.trim() || undefined;

const categoryIn = (category: string | null): string | null =>
  category === null || accountIn(category) !== undefined ? null : category.split('/')[0]?.trim() || null;

/** Reads the parts of a split. Parts that do not add up to the record are not used, and the problem says so. */
function splitsOf(
  written: readonly WrittenSplit[],
  whole: Money,
  marks: Marks,
): { readonly splits: readonly Split[]; readonly problem: string | null } {
  const none: readonly Split[] = [];
  if (written.length === 0) return { splits: none, problem: null };
  const amounts = written.map(({ amount }) => readOfxAmount(amount ?? '', whole.currency, marks));
  if (amounts.some(({ ok }) => !ok)) return { splits: none, problem: 'The amounts of its parts cannot be read.' };
  const splits = written.map(({ category, note }, index): Split => {
    const read = amounts[index];
    return { category: category || null, note, money: read?.ok ? read.money : money(0n, whole.currency) };
  });
  const sum = splits.reduce((before, split) => before + split.money.minor, 0n);
  if (sum === whole.minor) return { splits, problem: null };
  const stated = `${toDecimal(money(sum, whole.currency))} and not to ${toDecimal(whole)}`;
  return { splits: none, problem: `Its parts add up to ${stated} ${whole.currency}, so they are only in the note.` };
}

const partText = ({ category, note, amount }: WrittenSplit): string =>
  `Part: ${[category, amount, note && `(${note})`].filter(Boolean).join(' ')}`;
