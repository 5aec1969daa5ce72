import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { foldCountersOf } from '@/lib/data/movement/fold';
import { refreshStanding } from '@/lib/data/movement/standing';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { recordTestExpense } from './expenses';
import { aPdf } from './files';
import { ingestRows } from './ingest/rows';
import { type LinkedCompany, linkedCompany, sync } from './linked-company';
import { aMember } from './people';
import { asSuperuser } from './superuser';
import type { TestCodat } from './test-codat';

/**
 * Creates a company with at least one row in every table that has a company id. Rows come from workflows where these
 * exist, and else from plain inserts.
 */
export async function fullCompany(codat: TestCodat): Promise<LinkedCompany> {
  const company = await linkedCompany(codat);
  const { viewer, categories } = company;
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel') });
  await storeReceipt(viewer, { name: 'ticket.pdf', content: aPdf(), expenseId: id });
  await sync(codat, company, [id]);
  await aMember(viewer, 'bookkeeper');
  await foldCountersOf(worker(viewer.companyId));
  await inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const [card] = await tx.card.findMany({ where: { companyId } });
    const cardId = card?.id ?? '';
    await tx.rule.create({
      data: { id: newId(), companyId, name: 'Trains', position: 0, conditions: [], actions: noAction },
    });
    const connectionId = newId();
    const categoryId = categories.get('Travel') ?? '';
    await tx.booksChange.create({
      data: { id: newId(), companyId, connectionId, list: 'accounts', ref: 'a', kind: 'renamed', name: 'Trains' },
    });
    await tx.booking.create({
      data: { companyId, connectionId, accountRef: 'a', supplier: 'Trains', times: 1, lastDay: '2026-11-20' },
    });
    await tx.newEntry.create({
      data: {
        id: newId(),
        companyId,
        connectionId,
        kind: 'supplier',
        name: 'Trains',
        content: {},
        requestedById: viewer.userId,
      },
    });
    const run = await tx.syncRun.findFirstOrThrow({ where: { companyId } });
    await tx.runSkip.create({ data: { runId: run.id, movementId: id, companyId, reason: 'It was deleted.' } });
    await tx.learnedMerchant.create({
      data: { companyId, merchantKey: 'great western', categoryId, merchant: 'Great Western Railway', times: 1 },
    });
    await tx.supplierAlias.create({
      data: { companyId, connectionId, merchantKey: 'trains', merchant: 'Trains', supplierRef: 's' },
    });
    await tx.spendingRead.create({
      data: { companyId, connectionId, type: 'directCosts', operationId: newId(), requestedAt: new Date() },
    });
    const statementId = newId();
    const file = {
      companyId,
      personId: viewer.userId,
      fileName: 'a.csv',
      format: 'CSV',
      layout: 'a',
      state: 'done',
    } as const;
    await tx.import.createMany({
      data: [
        { id: newId(), ...file },
        { id: statementId, ...file, target: 'bank_lines', connectionId, bankAccountRef: 'b' },
      ],
    });
    await tx.budget.create({
      data: {
        id: newId(),
        companyId,
        categoryId,
        month: '2026-11',
        amountMinor: 50_000n,
        currency: 'GBP',
        authorId: viewer.userId,
      },
    });
    const digest = { companyId, dimension: 'payee', span: '2026-11', key: 'trains', label: 'Trains', categoryId };
    await tx.spendingDigest.create({
      data: { ...digest, currency: 'GBP', count: 1, minor: 12_000n, baseMinor: 12_000n },
    });
    await tx.spendingState.create({ data: { companyId, yearStart: '04-06' } });
    const taskId = newId();
    const task = { kind: 'count-expenses', input: {}, result: {}, total: 0, state: 'done' } as const;
    await tx.backgroundTask.create({ data: { ...task, id: taskId, companyId }, select: { id: true } });
    await tx.merchantCount.create({
      data: { companyId, taskId, key: 'trains', merchant: 'Trains', spelled: 1, expenses: 1, unsynced: 1, open: [] },
    });
    await tx.importLayout.create({ data: { companyId, layout: 'a', choices: {}, personId: viewer.userId } });
    await tx.importWords.create({
      data: { companyId, words: 'out top up', decision: { is: 'payment', account: null }, personId: viewer.userId },
    });
    await ingestRows(tx, viewer);
    await tx.formerMember.create({ data: { companyId, userId: newId() }, select: { userId: true } });
    const movement = {
      companyId,
      day: '2026-11-20',
      amountMinor: 1n,
      currency: 'GBP',
      baseMinor: 1n,
      cardId,
      personId: viewer.userId,
    };
    await refreshStanding(tx, companyId);
    await tx.standingChange.create({ data: { companyId } });
    await tx.setupChange.create({ data: { companyId } });
    const [transferId, reimbursableId] = [newId(), newId()];
    await tx.movement.createMany({
      data: [
        { id: transferId, kind: 'transfer', status: 'ready', ...movement },
        { id: reimbursableId, kind: 'reimbursable', status: 'ready', ...movement },
      ],
    });
    await tx.transfer.create({
      data: {
        id: transferId,
        companyId,
        kind: 'top_up',
        description: '',
        toCardId: cardId,
        toMinor: 1n,
        toCurrency: 'GBP',
      },
    });
    await tx.$executeRaw`insert into permits (id, company_id, holder, address, admitted_at)
      values (${newId()}::uuid, ${companyId}::uuid, ${newId()}::uuid, 'one', now() - interval '5 minutes')`;
    const closing = { id: newId(), companyId, month: '2020-01' };
    await tx.closing.create({
      data: {
        ...closing,
        number: 1,
        closedAt: new Date(),
        closedById: viewer.userId,
        closedBy: 'Hannah',
        missing: [],
        files: [],
        hash: '',
      },
      select: { id: true },
    });
    await tx.closingPart.create({
      data: { closingId: closing.id, companyId, file: 'movements.csv', part: 0, rows: 0, text: '' },
      select: { part: true },
    });
    await tx.period.create({
      data: { companyId, month: closing.month, state: 'closed', closingId: closing.id },
      select: { month: true },
    });
    await tx.periodChange.create({
      data: { companyId, month: closing.month, closingId: closing.id, kind: 'unlinked', subjectId: newId() },
      select: { id: true },
    });
    await tx.expense.create({
      data: { id: reimbursableId, companyId, type: 'payment', merchant: 'Hotel', note: '' },
      select: { id: true },
    });
    await tx.expenseLine.create({
      data: {
        id: newId(),
        companyId,
        expenseId: reimbursableId,
        position: 0,
        day: '2026-11-20',
        amountMinor: 1n,
        baseMinor: 1n,
      },
    });
    await tx.reimbursable.create({ data: { id: reimbursableId, companyId, state: 'approved', dueDay: '2026-12-01' } });
    const employee = { companyId, personId: viewer.userId, connectionId };
    await tx.employeeSupplier.create({ data: { ...employee, currency: 'GBP', supplierRef: 's' } });
    await tx.travelRate.create({
      data: { id: newId(), companyId, kind: 'mileage', name: 'Car', fromDay: '2026-04-06', unit: 'mile', rate: '0.45' },
    });
    const bankAccount = { companyId, connectionId, bankAccountRef: 'b' };
    const recordId = newId();
    await tx.bookRecord.create({
      data: {
        id: recordId,
        ...bankAccount,
        type: 'directCosts',
        ref: 'r',
        day: '2026-11-20',
        amountMinor: -1n,
        currency: 'GBP',
        seenAt: new Date(),
      },
    });
    await tx.recordRead.create({ data: { connectionId, companyId } });
    await tx.accountMatching.create({ data: bankAccount });
    await tx.reconciliation.create({
      data: {
        id: newId(),
        ...bankAccount,
        state: 'linked',
        level: 'by_hand',
        day: '2026-11-20',
        rows: { create: { companyId, side: 'record', rowId: recordId } },
      },
    });
    await tx.bookMatch.create({ data: { movementId: id, companyId, recordIds: [recordId] } });
    await tx.bankLine.create({
      data: {
        id: newId(),
        companyId,
        connectionId,
        bankAccountRef: 'b',
        source: 'statement',
        importId: statementId,
        day: '2026-11-20',
        amountMinor: 1n,
        currency: 'GBP',
        lineKey: 'a',
      },
    });
    await tx.holdingAccount.create({ data: { companyId, connectionId, bankAccountRef: 'b', currency: 'GBP' } });
  });
  return company;
}

/** Returns the names of all tables with a company id, from the database's own catalogue. */
export const companyTables = (): Promise<string[]> =>
  asSuperuser<{ table_name: string }>(
    `select c.table_name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'company_id' and t.table_type = 'BASE TABLE' order by 1`,
  ).then((rows) => rows.map((row) => row.table_name));

/** The action of a rule that sets no field. */
const noAction = {
  categoryId: null,
  taxRateRef: null,
  trackingRefs: null,
  customerRef: null,
  supplierRef: null,
  parts: [],
};
