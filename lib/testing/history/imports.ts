import { v5 } from 'uuid';
import { addImported, type Imported } from '@/lib/data/expense/import/add';
import { addTransfers } from '@/lib/data/expense/import/add-transfers';
import { endImport, listImports, startImport } from '@/lib/data/expense/import/imports';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import { undoImport } from '@/lib/workflows/expense/import/undo';
import { expenseOf, todayFor } from '../expenses';
import type { HistoryCompany } from './change';

/**
 * Imports the first lines of a file, which are the same in every import, into one category or none. A file of more than one line
 * also has a transfer between the two cards, and the last expense of the longest file becomes a part of it. Returns the ids of
 * the expenses that are not imported already.
 */
export async function importRows(company: HistoryCompany, categoryId: string | null, count: number): Promise<string[]> {
  const { viewer } = company;
  const file = { importId: newId(), name: 'card.csv' };
  await startImport(viewer, { id: file.importId, name: file.name });
  const rows = Array.from({ length: count }, (_, line): Imported => {
    const { amount, ...facts } = expenseOf(viewer);
    const fields = { taxRateRef: null, taxMinor: null, trackingRefs: null, customerRef: null, sources: {} };
    const coding = { amount, supplierRef: null, supplierSource: null, lines: [{ amount, categoryId, ...fields }] };
    return { key: v5(`line ${line}`, viewer.companyId), line, expense: { ...facts, ...coding }, coding };
  });
  const { added } = await addImported(viewer, file, rows);
  if (count > 1) await importTransfer(company, file, count === 3 ? (rows.at(-1)?.expense.id ?? null) : null);
  await endImport(viewer, file.importId, { state: 'done' });
  return rows.slice(rows.length - added).map(({ expense }) => expense.id);
}

/** Imports the transfer of the file. `replaces` is the expense that is its other side; nothing happens if it is not new. */
async function importTransfer(
  { viewer, cards, transfers }: HistoryCompany,
  file: { readonly importId: string; readonly name: string },
  replaces: string | null,
): Promise<void> {
  const id = newId();
  const [from, to] = cards.map((cardId) => ownCard(cardId));
  if (!from || !to) throw new Error('a history needs two cards');
  const amount = { minor: 12_000n, currency: 'GBP' };
  const { added } = await addTransfers(viewer, file, [
    {
      id,
      line: 9,
      rowCount: 1,
      kind: 'between_accounts',
      from,
      to,
      amount,
      toAmount: amount,
      day: addDays(todayFor(viewer), -1),
      note: 'Own accounts',
      fromKey: null,
      toKey: v5('transfer', viewer.companyId),
      replaces,
    },
  ]);
  if (added > 0) transfers.push(id);
}

const ownCard = (cardId: string): OwnAccount => ({
  key: `card:GBP:${cardId}`,
  cardId,
  bankRef: null,
  currency: 'GBP',
  name: 'Card',
  numbers: [],
  isCredit: null,
});

/** Undoes the newest import of the company, as a person does. */
export async function undoLastImport(viewer: Viewer): Promise<void> {
  const [last] = (await listImports(viewer, {})).rows;
  if (last) await undoImport(viewer, last.id);
}
