import { addCard } from '@/lib/data/company/cards';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { addTransfer } from '@/lib/data/transfer/transfers';
import { isInUse } from '@/lib/domain/books/books';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { withCard } from '@/lib/domain/mapping/mapping';
import { type TransferInput, transferInput } from '@/lib/domain/transfer/transfer-input';
import { todayFor } from '../expenses';
import type { LinkedCompany } from '../linked-company';

/** Returns a bank account of the books in a currency: the first one, or the one at `index`. */
export function bankOf({ books, viewer }: LinkedCompany, currency: string, index = 0) {
  const found = books.bankAccounts.filter(
    (account) => isInUse(account) && accountCurrency(account, viewer.baseCurrency) === currency,
  )[index];
  if (!found) throw new Error(`the books have too few bank accounts in ${currency}`);
  return found;
}

/** Adds a card. Returns its id. */
export async function aCard(viewer: Viewer, name: string, currency = viewer.baseCurrency): Promise<string> {
  const id = newId();
  await addCard(viewer, { id, name, currency });
  return id;
}

/** Maps a card to a bank account of the books. */
export async function mapCard({ viewer }: LinkedCompany, cardId: string, bankAccountRef: string): Promise<void> {
  const { number } = await currentMapping(viewer);
  await changeMapping(viewer, number, (mapping) => withCard(mapping, cardId, { bankAccountRef, byCurrency: {} }));
}

/** Returns the parsed form of a top-up of 500.00: from the first bank account in base currency to a card. */
export function transferOf(
  company: LinkedCompany,
  card: string,
  change: Readonly<Record<string, unknown>> = {},
): TransferInput {
  const { viewer } = company;
  const today = todayFor(viewer);
  return transferInput({ today }).parse({
    id: newId(),
    kind: 'top_up',
    from: `bank:${viewer.baseCurrency}:${bankOf(company, viewer.baseCurrency).ref}`,
    to: `card:${viewer.baseCurrency}:${card}`,
    day: addDays(today, -1),
    amount: '500.00',
    note: '',
    ...change,
  });
}

/** Records a transfer as its form does. Returns the id. */
export async function recordTestTransfer(
  company: LinkedCompany,
  card: string,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const input = transferOf(company, card, change);
  await addTransfer(company.viewer, input);
  return input.id;
}
