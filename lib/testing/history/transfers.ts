import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { addTransfer, changeTransfer, findTransfer } from '@/lib/data/transfer/transfers';
import { addDays } from '@/lib/domain/day';
import { withCard } from '@/lib/domain/mapping/mapping';
import { accountOfEnd } from '@/lib/domain/transfer/transfer';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { todayFor } from '../expenses';
import { aCard } from '../transfer/transfers';
import { linkedBooks } from './books';
import type { HistoryCompany } from './change';

/** Adds the two cards between which a history transfers money. Returns their ids. */
export const historyCards = async ({ viewer }: Pick<HistoryCompany, 'viewer'>): Promise<string[]> => [
  await aCard(viewer, 'Visa 4590'),
  await aCard(viewer, 'Visa 1111'),
];

type Facts = { readonly from: number; readonly to: number; readonly amount: string };

/** Records a transfer as its form does. Returns its id. */
export async function recordTransfer(company: HistoryCompany, facts: Facts): Promise<string> {
  const input = await formOf(company, facts);
  await addTransfer(company.viewer, input);
  return input.id;
}

/** Changes the amount of a transfer. Does nothing if there is none. */
export async function editTransfer(company: HistoryCompany, id: string, amount: string): Promise<void> {
  const transfer = await findTransfer(company.viewer, id);
  if (!transfer) return;
  const { revision, kind, from, to, day, note } = transfer;
  const paid = { ...from.amount, minor: BigInt(amount.replace('.', '')) };
  await changeTransfer(company.viewer, {
    id,
    revision,
    kind,
    day,
    note,
    from: accountOfEnd(from),
    to: accountOfEnd(to),
    amount: paid,
    toAmount: paid,
  });
}

/** Maps a card to the second bank account of the linked books, or to the default. */
export async function mapHistoryCard(
  { viewer, cards }: HistoryCompany,
  card: number,
  isMapped: boolean,
): Promise<void> {
  const [, second] = (await linkedBooks(viewer)).bankAccounts;
  const target = { bankAccountRef: isMapped ? (second?.ref ?? null) : null, byCurrency: {} };
  const { number } = await currentMapping(viewer);
  await changeMapping(viewer, number, (mapping) => withCard(mapping, cards[card] ?? '', target));
}

/** The ends are the two cards and the default bank account of the linked books. */
async function formOf({ viewer, cards }: HistoryCompany, { from, to, amount }: Facts) {
  const [bank] = (await linkedBooks(viewer)).bankAccounts;
  const endOf = (index: number) => (cards[index] ? `card:GBP:${cards[index]}` : `bank:GBP:${bank?.ref}`);
  const today = todayFor(viewer);
  // The two ends are never the same.
  const other = to === from ? (to + 1) % 3 : to;
  return transferInput({ today }).parse({
    id: newId(),
    kind: 'top_up',
    from: endOf(from),
    to: endOf(other),
    day: addDays(today, -1),
    amount,
    note: '',
  });
}
