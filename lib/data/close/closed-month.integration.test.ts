import { beforeAll, describe, expect, test } from 'vitest';
import { recode } from '@/lib/data/coding/auto-code';
import { categorise } from '@/lib/data/coding/categorise';
import { inScope } from '@/lib/data/db';
import { addExpense, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { undoPart } from '@/lib/data/expense/import/undo';
import { linkRefund } from '@/lib/data/expense/refund/links';
import { newId } from '@/lib/data/id';
import { addReceipt, removeReceipt } from '@/lib/data/receipt/receipts';
import { markInBooks } from '@/lib/data/transfer/mark';
import { addTransfer, changeTransfer, removeTransfer } from '@/lib/data/transfer/transfers';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { close, inMonth, month, nextDay, reason, refusalOf, today } from '@/lib/testing/close/closing';
import { openWrites } from '@/lib/testing/close/open-writes';
import { writeFunctions } from '@/lib/testing/close/write-functions';
import { openColumns, writers } from '@/lib/testing/close/writers';
import { asApplication } from '@/lib/testing/database/as-application';
import { categoriesOf, expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { reopenMonth } from './close';
import { closeReminders } from './reminders';

describe('a closed month', () => {
  let viewer: Viewer;
  let ids: Record<'expense' | 'open' | 'transfer' | 'refund' | 'receipt' | 'importId', string>;
  let category: string;
  let cards: readonly { readonly id: string }[];
  const transferInput = (id: string, day: string, revision = 1) => ({
    id,
    revision,
    kind: 'top_up' as const,
    day,
    note: '',
    from: { cardId: cards[0]?.id ?? '', bankRef: null, currency: 'GBP' },
    to: { cardId: cards[1]?.id ?? '', bankRef: null, currency: 'GBP' },
    amount: { minor: 500n, currency: 'GBP' },
    toAmount: { minor: 500n, currency: 'GBP' },
  });
  const receipt = (expenseId: string) => ({
    id: newId(),
    expenseId,
    fileName: 'a.pdf',
    mimeType: 'application/pdf' as const,
    bytes: 3,
    sha256: 'a'.repeat(64),
    pages: 1,
    documentPages: 1,
    storageKey: 'none',
  });
  const part = (amount: string) => ({
    amount,
    categoryId: category,
    taxRateRef: '',
    taxAmount: '',
    trackingRefs: null,
    customerRef: '',
  });
  const edited = async (id: string, change: object) => {
    const row = await findExpense(viewer, id);
    return expenseInput({ today, baseCurrency: 'GBP' }).parse({
      id,
      revision: String(row?.revision ?? 1),
      type: row?.type,
      day: row?.day,
      merchant: row?.merchant,
      amount: '120.00',
      currency: 'GBP',
      note: '',
      ...change,
    });
  };

  beforeAll(async () => {
    viewer = await aCompany();
    category = (await categoriesOf(viewer)).get('Travel') ?? '';
    await inScope(viewer, async (tx) => {
      for (const [position, name] of ['Float', 'Team card'].entries())
        await tx.card.create({
          data: { id: newId(), companyId: viewer.companyId, name, currency: 'GBP', position: 50 + position },
        });
    });
    cards = await asSuperuser<{ id: string }>(
      `select id from cards where company_id = $1 and position >= 50 order by position`,
      [viewer.companyId],
    );
    const expense = await recordTestExpense(viewer, { day: inMonth });
    const open = await recordTestExpense(viewer, { day: nextDay });
    const refund = await recordTestExpense(viewer, { day: inMonth, type: 'refund', amount: '20.00' });
    const transfer = newId();
    await addTransfer(viewer, transferInput(transfer, inMonth));
    const kept = receipt(expense);
    await addReceipt(viewer, kept);
    const importId = newId();
    await asSuperuser(
      `insert into imports (id, company_id, person_id, file_name, format, layout, state) values ($1, $2, $3, 'a.csv', 'CSV', 'a', 'done')`,
      [importId, viewer.companyId, viewer.userId],
    );
    await asSuperuser(`update movements set import_id = $1 where id = $2`, [importId, refund]);
    await asSuperuser(
      `with claim as (
         insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
         values ($2, $1, 'reimbursable', $3, 100, 'GBP', 100, $4, now())),
       spent as (insert into expenses (id, company_id, type, merchant, note) values ($2, $1, 'payment', 'Hotel', '')),
       line as (insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor) values ($2, $1, $2, 0, $3, 100, 100)),
       bill as (insert into reimbursables (id, company_id, state) values ($2, $1, 'draft'))
       insert into imports (id, company_id, person_id, file_name, format, layout, state, target, connection_id, bank_account_ref)
       values ($5, $1, $4, 'a.sta', 'MT940', 'a', 'done', 'bank_lines', $5, 'bank')`,
      [viewer.companyId, newId(), inMonth, viewer.userId, importId.replace(/^./, 'f')],
    );
    await asSuperuser(
      `insert into bank_lines (id, company_id, connection_id, bank_account_ref, source, day, amount_minor, currency, import_id, line_key)
       values ($1, $2, $3, 'bank', 'statement', $4, 100, 'GBP', $3, 'a')`,
      [newId(), viewer.companyId, importId.replace(/^./, 'f'), inMonth],
    );
    ids = { expense, open, transfer, refund, receipt: kept.id, importId };
    await close(viewer, { reason });
  });

  const stateOf = () =>
    asSuperuser(
      `select (select json_agg(m order by id) from (select id, day, amount_minor, card_id, person_id, revision, removed_at from movements
          where company_id = $1 and day like $2 || '%') m) as movements,
        (select json_agg(l order by id) from expense_lines l where company_id = $1 and day like $2 || '%') as lines,
        (select json_agg(e order by e.id) from expenses e join movements m on m.id = e.id where e.company_id = $1 and m.day like $2 || '%') as expenses,
        (select json_agg(r order by r.id) from receipts r where company_id = $1) as receipts,
        (select json_agg(t order by t.id) from transfers t where company_id = $1) as transfers`,
      [viewer.companyId, month],
    );

  const writes: Readonly<Record<string, () => Promise<unknown>>> = {
    'record an expense': () => addExpense(viewer, expenseOf(viewer, { day: inMonth })),
    'edit an expense': async () => changeExpense(viewer, await edited(ids.expense, { merchant: 'Other' })),
    'move an expense out of it': async () => changeExpense(viewer, await edited(ids.expense, { day: nextDay })),
    'move an expense into it': async () => changeExpense(viewer, await edited(ids.open, { day: inMonth })),
    'split an expense': async () =>
      changeExpense(
        viewer,
        await edited(ids.expense, {
          parts: JSON.stringify([part('60.00'), part('60.00')]),
        }),
      ),
    'delete an expense': () => removeExpense(viewer, ids.expense),
    'link a refund': () => linkRefund(viewer, ids.refund, ids.expense),
    'record a transfer': () => addTransfer(viewer, transferInput(newId(), inMonth)),
    'edit a transfer': () => changeTransfer(viewer, { ...transferInput(ids.transfer, inMonth), note: 'Float' }),
    'delete a transfer': () => removeTransfer(viewer, ids.transfer),
    'mark a transfer as in the books': () => markInBooks(viewer, ids.transfer, 'BANK-1'),
    'add a receipt': () => addReceipt(viewer, receipt(ids.expense)),
    'remove a receipt': () => removeReceipt(viewer, ids.receipt),
  };

  test.each(Object.keys(writes))('refuses to %s, in words, and nothing changes', async (name) => {
    const before = await stateOf();
    const refused = await refusalOf(writes[name]?.() ?? Promise.resolve());
    expect(refused).toMatch(/ is closed, so nothing was changed\. Use a day from .*, or ask .* to reopen the month\.$/);
    expect(await stateOf()).toEqual(before);
  });

  test('is left out by changes in bulk and by undoing an import', async () => {
    const before = await stateOf();
    expect(await categorise(viewer, [ids.expense, ids.refund], category)).toBe(0);
    expect(await recode(viewer, [ids.expense, ids.refund])).toBe(0);
    expect(await undoPart(viewer, ids.importId, null)).toMatchObject({
      deleted: {},
      kept: [{ reason: 'closed', kind: 'refund' }],
    });
    expect(await stateOf()).toEqual(before);
  });

  test('is no reminder, and an open one is, with what is missing', async () => {
    expect(await closeReminders(viewer, month)).toEqual({ due: null, suspended: [] });
    expect(await closeReminders(viewer, monthOf(today))).toMatchObject({
      due: { state: 'open', missing: [{ key: 'coding', count: 1 }] },
    });
  });

  test('is not sent: its movements say so', async () => {
    const issue = await asSuperuser<{ status: string; codes: string }>(
      `select status, issues::text as codes from movements where id = $1`,
      [ids.expense],
    );
    expect(issue[0]?.status).toBe('incomplete');
    const refused = asApplication({ company: viewer.companyId, role: 'worker' }, (ask) =>
      ask(
        `with r as (insert into sync_runs (id, company_id, origin) values (gen_random_uuid(), $1, 'hand') returning id),
         s as (insert into syncs (id, company_id, run_id, connection_id, mapping_version_id, product, kind, state, payload, payload_sha256, idempotency_key)
           select gen_random_uuid(), $1, id, gen_random_uuid(), gen_random_uuid(), 'expenses', 'creation', 'queued', '', '', gen_random_uuid() from r
           returning id)
         insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, record, state)
         select gen_random_uuid(), $1, id, $2, 1, 1, '{}', 'queued' from s`,
        [viewer.companyId, ids.expense],
      ),
    );
    await expect(refused).rejects.toThrow(/closed day/);
  });

  test('every function that writes such a row is known to be refused, to leave it out, or to say what happened', () => {
    expect(writeFunctions()).toEqual(Object.keys(writers).sort());
    for (const what of Object.values(writers))
      if (what.startsWith('refused: ')) expect(Object.keys(writes)).toContain(what.slice(9));
  });

  test('is kept by the database: what a write may still change says what happened, and is no part of a sign-off', async () => {
    expect(await openWrites({ companyId: viewer.companyId, month })).toEqual(openColumns);
  });

  test('takes changes again after it was reopened', async () => {
    await reopenMonth(viewer, { month, reason: 'A correction' });
    await changeExpense(viewer, await edited(ids.expense, { merchant: 'Corrected' }));
    expect((await findExpense(viewer, ids.expense))?.merchant).toBe('Corrected');
  });
});
describe('the lock date of the books', () => {
  test('refuses what is in the books, and lets a draft move to an open day', async () => {
    const viewer = await aCompany();
    const draft = await recordTestExpense(viewer, { day: inMonth });
    const synced = await recordTestExpense(viewer, { day: inMonth });
    await asSuperuser(`update movements set synced_revision = revision where id = $1`, [synced]);
    await asSuperuser(
      `insert into connections (id, company_id, codat_connection_id, package, status, link_url, lock_date)
       values ($1, $2, $1, 'xero', 'linked', '', $3)`,
      [newId(), viewer.companyId, `${month}-28`],
    );
    const words = /^The books in Xero are closed up to .* Use a day from .*, or reopen the period in Xero\.$/;
    expect(await refusalOf(addExpense(viewer, expenseOf(viewer, { day: inMonth })))).toMatch(words);
    const input = (id: string, day: string) =>
      expenseInput({ today, baseCurrency: 'GBP' }).parse({
        id,
        revision: '1',
        type: 'payment',
        day,
        merchant: 'Moved',
        amount: '1.00',
        currency: 'GBP',
        note: '',
      });
    expect(await refusalOf(changeExpense(viewer, input(synced, nextDay)))).toMatch(words);
    expect(await refusalOf(changeExpense(viewer, input(draft, inMonth)))).toMatch(words);
    expect(await refusalOf(changeExpense(viewer, input(draft, nextDay)))).toBe('done');
  });
});
