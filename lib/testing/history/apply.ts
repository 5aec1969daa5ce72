import { categorise } from '@/lib/data/coding/categorise';
import { clearAlias, setAlias } from '@/lib/data/coding/supplier-aliases';
import { changeCompany } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { saveConnectionStatus } from '@/lib/data/connection/status';
import { agreeWithBooks, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { addReceipt, removeReceipt } from '@/lib/data/receipt/receipts';
import { stopRun } from '@/lib/data/sync/withdraw';
import { agreeOnTransfer, markInBooks, undoMark } from '@/lib/data/transfer/mark';
import { removeTransfer } from '@/lib/data/transfer/transfers';
import { Refusal } from '@/lib/domain/refusal';
import { requestSync } from '@/lib/workflows/sync/request';
import { linkWithBooks } from '../books-company';
import { expenseOf, recordTestExpense } from '../expenses';
import { asSuperuser } from '../superuser';
import { booksOf, map, moveMappingOf, readBooks } from './books';
import type { Change, HistoryCompany } from './change';
import { freezePart, queue, send, settle } from './engine';
import { importRows, undoLastImport } from './imports';
import { editTransfer, mapHistoryCard, recordTransfer } from './transfers';

/**
 * Makes a change. `ids` are the expenses of the history, to which a new one is added. A sync is of all its movements. Does nothing when the change is
 * refused, such as that of a queued expense.
 */
export async function applyChange(company: HistoryCompany, ids: string[], step: Change): Promise<void> {
  try {
    await make(company, ids, step);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function make(company: HistoryCompany, ids: string[], step: Change): Promise<unknown> {
  const { viewer, categories, transfers } = company;
  const transfer = (index: number) => transfers[index % transfers.length] ?? newId();
  const pick = (index: number) => ids[index % ids.length] ?? '';
  switch (step.do) {
    case 'record':
      return ids.push(
        await recordTestExpense(viewer, { categoryId: categories[step.category] ?? '', amount: step.amount }),
      );
    case 'edit': {
      const id = pick(step.one);
      const { revision } = (await findExpense(viewer, id)) ?? {};
      const form = { id, revision, categoryId: categories[step.category] ?? '', amount: step.amount };
      return revision && changeExpense(viewer, expenseOf(viewer, form));
    }
    case 'remove':
      return removeExpense(viewer, pick(step.one));
    case 'import':
      return ids.push(...(await importRows(company, categories[step.category] ?? null, step.count)));
    case 'undo import':
      return undoLastImport(viewer);
    case 'categorise':
      return categorise(viewer, ids.slice(step.from), categories[step.category] ?? '');
    case 'add receipt':
      return addReceipt(viewer, aReceipt(pick(step.one)));
    case 'remove receipt':
      return removeReceipt(viewer, await receiptOf(pick(step.one)));
    case 'map':
      return map(viewer, categories[step.category] ?? '', step.isMapped);
    case 'link':
      return linkWithBooks(viewer, step.to, booksOf[step.to]);
    case 'move mapping':
      return moveMappingOf(viewer);
    case 'link supplier':
      return step.isLinked
        ? setAlias(viewer, 'Great Western Railway', 'sup-ferries')
        : clearAlias(viewer, 'Great Western Railway');
    case 'require receipts': {
      const { companyName: name, country, timeZone } = viewer;
      return changeCompany(viewer, { name, country, timeZone, receiptsRequiredFrom: step.from });
    }
    case 'read books':
      return readBooks(viewer, step);
    case 'connection': {
      const connection = await currentConnection(viewer);
      const { codatConnectionId = '', status = 'linked' } = connection ?? {};
      return saveConnectionStatus(viewer, codatConnectionId, { from: status, to: step.to as 'linked' });
    }
    case 'sync':
      return requestSync(viewer, [...ids, ...transfers]);
    case 'queue':
      return queue(viewer, [...ids, ...transfers]);
    case 'freeze part':
      return freezePart(viewer);
    case 'send':
      return send(viewer, step.result);
    case 'settle':
      return settle(viewer, step.state);
    case 'stop': {
      const [run] = await asSuperuser<{ id: string }>(
        `select id from sync_runs where company_id = $1 order by id desc limit 1`,
        [viewer.companyId],
      );
      return run && stopRun(viewer, run.id);
    }
    case 'agree':
      return agreeWithBooks(viewer, pick(step.one));
    case 'transfer':
      return transfers.push(await recordTransfer(company, step));
    case 'edit transfer':
      return editTransfer(company, transfer(step.one), step.amount);
    case 'remove transfer':
      return removeTransfer(viewer, transfer(step.one));
    case 'mark transfer':
      return markInBooks(viewer, transfer(step.one), 'TRF-1');
    case 'unmark transfer':
      return undoMark(viewer, transfer(step.one));
    case 'agree on transfer':
      return agreeOnTransfer(viewer, transfer(step.one));
    case 'map card':
      return mapHistoryCard(company, step.card, step.isMapped);
  }
}

export const aReceipt = (expenseId: string) => ({
  id: newId(),
  expenseId,
  fileName: 'ticket.pdf',
  mimeType: 'application/pdf',
  bytes: 1,
  sha256: '0'.repeat(64),
  pages: 1,
  documentPages: 1,
  storageKey: 'none',
});

async function receiptOf(expenseId: string): Promise<string> {
  const [receipt] = await asSuperuser<{ id: string }>(
    `select id from receipts where expense_id = $1 and removed_at is null`,
    [expenseId],
  );
  return receipt?.id ?? newId();
}
