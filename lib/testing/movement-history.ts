import fc from 'fast-check';
import { saveBooks } from '@/lib/data/books/save';
import { categorise } from '@/lib/data/coding/categorise';
import { clearAlias, setAlias } from '@/lib/data/coding/supplier-aliases';
import { changeCompany } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { saveConnectionStatus } from '@/lib/data/connection/status';
import { agreeWithBooks, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { addReceipt, removeReceipt } from '@/lib/data/receipt/receipts';
import { claimToSend, loadSync, type SendableSync } from '@/lib/data/sync/claim';
import { acquireLane, releaseLane } from '@/lib/data/sync/lease';
import { saveOutcomes } from '@/lib/data/sync/outcomes';
import { markUnknown } from '@/lib/data/sync/poll';
import { recordSent, rescheduleSend } from '@/lib/data/sync/send-result';
import { stopRun } from '@/lib/data/sync/withdraw';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';
import { requestSync } from '@/lib/workflows/sync/request';
import { snapshotOf } from './books-company';
import { expenseOf, recordTestExpense } from './expenses';
import { largeBooks } from './large-company';
import { asSuperuser } from './superuser';

const category = fc.nat({ max: 2 });
const one = fc.nat({ max: 5 });
/** One change of what decides the status of a company's expenses. `one` and `from` are indexes of its expenses. */
export const anyChange = fc.oneof(
  fc.record({ do: fc.constant('record' as const), category, amount: fc.constantFrom('20.00', '200.00') }),
  fc.record({ do: fc.constant('edit' as const), one, category, amount: fc.constantFrom('20.00', '200.00', '201.00') }),
  fc.record({ do: fc.constant('remove' as const), one }),
  fc.record({ do: fc.constant('categorise' as const), from: one, category: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('add receipt' as const), one }),
  fc.record({ do: fc.constant('remove receipt' as const), one }),
  fc.record({ do: fc.constant('map' as const), category: fc.nat({ max: 1 }), isMapped: fc.boolean() }),
  fc.record({ do: fc.constant('link supplier' as const), isLinked: fc.boolean() }),
  fc.record({ do: fc.constant('require receipts' as const), from: fc.constantFrom(null, 15_000n) }),
  fc.record({ do: fc.constant('read books' as const), isClosed: fc.boolean(), isArchived: fc.boolean() }),
  fc.record({ do: fc.constant('connection' as const), to: fc.constantFrom('linked', 'unlinked', 'deauthorized') }),
  fc.record({ do: fc.constant('sync' as const) }),
  fc.record({ do: fc.constant('sync' as const) }),
  fc.record({ do: fc.constant('send' as const), result: fc.constantFrom('sent', 'unknown', 'not-sent', 'claimed') }),
  fc.record({ do: fc.constant('settle' as const), state: fc.constantFrom('synced', 'failed', 'overdue') }),
  fc.record({ do: fc.constant('settle' as const), state: fc.constantFrom('synced', 'failed') }),
  fc.record({ do: fc.constant('stop' as const) }),
  fc.record({ do: fc.constant('agree' as const), one }),
);
export type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

/** A company whose expenses change. `categories` are the ids of two of its categories. */
export type HistoryCompany = { readonly viewer: Viewer; readonly categories: readonly string[] };

/**
 * Makes a change. `ids` are the expenses of the history, to which a new one is added. Does nothing when the change is
 * refused, such as that of a queued expense.
 */
export async function applyChange(company: HistoryCompany, ids: string[], step: Change): Promise<void> {
  try {
    await make(company, ids, step);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function make({ viewer, categories }: HistoryCompany, ids: string[], step: Change): Promise<unknown> {
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
    case 'categorise':
      return categorise(viewer, ids.slice(step.from), categories[step.category] ?? '');
    case 'add receipt':
      return addReceipt(viewer, aReceipt(pick(step.one)));
    case 'remove receipt':
      return removeReceipt(viewer, await receiptOf(pick(step.one)));
    case 'map': {
      const target = { ...emptyTarget, accountRef: step.isMapped ? 'acc-travel' : null, taxRateRef: 'INPUT2' };
      return changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
        ...mapping,
        categories: { ...mapping.categories, [categories[step.category] ?? '']: target },
        defaults: { bankAccountRef: 'bank-current', supplierRef: 'sup-outlay', byCurrency: {} },
      }));
    }
    case 'link supplier':
      return step.isLinked
        ? setAlias(viewer, 'Great Western Railway', 'sup-ferries')
        : clearAlias(viewer, 'Great Western Railway');
    case 'require receipts': {
      const { companyName: name, country, timeZone } = viewer;
      return changeCompany(viewer, { name, country, timeZone, receiptsRequiredFrom: step.from });
    }
    case 'read books': {
      const archivedAt = step.isArchived ? new Date() : null;
      const [supplier, ...suppliers] = largeBooks.suppliers.map((each) => ({ ...each, archivedAt }));
      const kept = supplier ? [{ ...supplier, archivedAt: null }, ...suppliers] : [];
      const books = snapshotOf({ ...largeBooks, suppliers: kept }, step.isClosed ? '2099-12-31' : null);
      return saveBooks(viewer, (await currentConnection(viewer))?.id ?? '', books);
    }
    case 'connection': {
      const connection = await currentConnection(viewer);
      const { codatConnectionId = '', status = 'linked' } = connection ?? {};
      return saveConnectionStatus(viewer, codatConnectionId, { from: status, to: step.to as 'linked' });
    }
    case 'sync':
      return requestSync(viewer, ids);
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
  }
}

/** Claims the due batches as a worker does, and stores this result of their requests. */
async function send(viewer: Viewer, result: string): Promise<void> {
  await asSuperuser(`update syncs set due_at = now() where company_id = $1 and due_at is not null`, [viewer.companyId]);
  const lane = await acquireLane(viewer.companyId, newId());
  if (!lane) return;
  for (const sync of await claimToSend(lane, 10, 90)) await store(sync, result);
  await releaseLane(lane);
}

async function store(sync: SendableSync, result: string): Promise<void> {
  if (result === 'sent') await recordSent(sync, newId(), 60);
  if (result === 'unknown' || result === 'not-sent') await rescheduleSend(sync, { afterSeconds: 0, outcome: result });
}

/** Stores the outcomes of the batches that were sent, or that Codat has not reported them in time. */
async function settle(viewer: Viewer, state: string): Promise<void> {
  const sent = await asSuperuser<{ id: string }>(`select id from syncs where company_id = $1 and state = 'sent'`, [
    viewer.companyId,
  ]);
  for (const { id } of sent) {
    const sync = await loadSync(viewer, { id });
    if (!sync) continue;
    if (state === 'overdue') await markUnknown(sync);
    else
      await saveOutcomes(
        sync,
        sync.items.map(({ recordId }) => ({
          recordId,
          state: state as 'synced' | 'failed',
          message: null,
          cause: null,
        })),
      );
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
