import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { recode } from '@/lib/data/coding/auto-code';
import { categorise } from '@/lib/data/coding/categorise';
import { inScope, worker } from '@/lib/data/db';
import { addExpense, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { undoPart } from '@/lib/data/expense/import/undo';
import { linkRefund } from '@/lib/data/expense/refund/links';
import { newId } from '@/lib/data/id';
import { addReceipt, removeReceipt } from '@/lib/data/receipt/receipts';
import { markInBooks } from '@/lib/data/transfer/mark';
import { addTransfer, changeTransfer, removeTransfer } from '@/lib/data/transfer/transfers';
import { parseSums, sumsOf } from '@/lib/domain/close/sign-off';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addMonths, dayAt, monthOf } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { writeFile } from '@/lib/storage/files';
import { originalKey } from '@/lib/storage/receipt-files';
import { asApplication } from '@/lib/testing/database/as-application';
import { categoriesOf, expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { evidencePack } from '@/lib/workflows/close/evidence-pack';
import { acceptChanges, closeMonth, reopenMonth } from './close';
import { monthDetail } from './month';
import { listMonths } from './periods';

const today = dayAt(new Date(), 'Europe/London');
const month = addMonths(monthOf(today), -1);
const inMonth = `${month}-12`;
const nextDay = `${monthOf(today)}-01`;
const reason = 'The receipt is lost.';

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && error.name === 'Refusal' ? error.message : String(error)),
  );

const close = (viewer: Viewer, given: { month?: string; reason?: string } = {}) =>
  closeMonth(viewer, { month, reason: '', today, ...given });
const partsOf = (viewer: Viewer, closingId: string) =>
  asSuperuser<{ file: string; text: string }>(
    `select file, string_agg(text, '' order by part) as text from closing_parts where company_id = $1 and closing_id = $2 group by file`,
    [viewer.companyId, closingId],
  );

describe('closing a month', () => {
  let viewer: Viewer;
  beforeAll(async () => {
    viewer = await aCompany();
    await recordTestExpense(viewer, { day: inMonth, merchant: '=Pret "A" Manger', amount: '12.50' });
  });

  test('needs a reason while something is missing, and is refused before the month has ended', async () => {
    expect(await refusalOf(close(viewer))).toMatch(/^One thing is still missing in /);
    expect(await refusalOf(close(viewer, { month: monthOf(today), reason }))).toMatch(/has not ended/);
    expect((await monthDetail(viewer, month)).state).toBe('open');
  });

  test('is done once by two people at the same time, and binds the rows to a hash that anyone can compute', async () => {
    const bookkeeper = await aMember(viewer, 'bookkeeper');
    const outcomes = await Promise.all([viewer, bookkeeper].map((one) => refusalOf(close(one, { reason }))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== 'done')).toMatch(/has closed .* already/);
    const { state, signOffs } = await monthDetail(viewer, month);
    expect([state, signOffs.length, signOffs[0]?.reason]).toEqual(['closed', 1, reason]);
    const [signOff] = signOffs;
    expect(signOff?.missing).toEqual([{ key: 'coding', count: 1 }]);
    const parts = await partsOf(viewer, signOff?.id ?? '');
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    for (const { name, sha256: signed } of signOff?.files ?? [])
      expect(sha256(parts.find(({ file }) => file === name)?.text ?? ''), name).toBe(signed);
    expect(sha256(sumsOf(signOff?.files ?? []))).toBe(signOff?.hash);
    const rows = parts.find(({ file }) => file === 'movements.csv')?.text.split('\r\n') ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain(`${inMonth},expense,payment,"'=Pret ""A"" Manger",12.50,GBP,12.50,`);
    const { rows: months } = await listMonths(viewer, { current: monthOf(today), before: null });
    expect(months.map((row) => [row.month, row.state])).toEqual([
      [monthOf(today), 'open'],
      [month, 'closed'],
    ]);
  });

  test('what was signed never changes', async () => {
    await asApplication({ company: viewer.companyId, role: 'owner' }, async (ask) => {
      expect(await refusalOf(ask(`update closing_parts set text = ''`))).toMatch(/permission denied/);
    });
    await expect(
      asSuperuser(`update closing_parts set text = '' where company_id = $1`, [viewer.companyId]),
    ).rejects.toThrow();
  });

  test('is the evidence pack, whose files have the hashes that it names', async () => {
    await reopenMonth(viewer, { month, reason: 'A receipt' });
    const content = Buffer.from('%PDF-1.7 a receipt');
    const [expense] = await asSuperuser<{ id: string }>(`select id from movements where company_id = $1`, [
      viewer.companyId,
    ]);
    const receiptId = newId();
    const storageKey = originalKey({ companyId: viewer.companyId, receiptId });
    await writeFile(storageKey, content);
    await addReceipt(viewer, {
      id: receiptId,
      expenseId: expense?.id ?? null,
      fileName: '<b>Receipt</b>.PDF',
      mimeType: 'application/pdf',
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      pages: 1,
      documentPages: 1,
      storageKey,
    });
    await close(viewer, { reason });
    const [signOff] = (await monthDetail(viewer, month)).signOffs;
    const pack = await evidencePack(viewer, signOff?.id ?? '');
    const zip = pack ? await buffer(pack.body) : Buffer.of();
    expect(zip.byteLength).toBe(pack?.bytes);
    const files = unzipSync(zip);
    const sha256 = (name: string) =>
      createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex');
    const sums = parseSums(strFromU8(files.SHA256SUMS ?? new Uint8Array()));
    expect(sums.map(({ name }) => name).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    for (const { name, sha256: named } of sums) expect(sha256(name), name).toBe(named);
    expect(sha256('rows.sha256')).toBe(signOff?.hash);
    expect(files[`receipts/${receiptId}.pdf`]).toEqual(new Uint8Array(content));
    const page = strFromU8(files['index.html'] ?? new Uint8Array());
    expect(page).toContain(signOff?.hash ?? 'none');
    expect(page).toContain('&lt;b&gt;Receipt&lt;/b&gt;.PDF');
    const other = await aCompany();
    expect(await evidencePack(other, signOff?.id ?? '')).toBeNull();
  });

  test('is seen by employees, who see no sign-off and cannot reopen the month in the database', async () => {
    const employee = await aMember(viewer, 'employee');
    const detail = await monthDetail(employee, month);
    expect([detail.state, detail.signOffs]).toEqual(['closed', []]);
    await asApplication({ company: viewer.companyId, user: employee.userId, role: 'employee' }, async (ask) => {
      expect(await ask(`update periods set state = 'open', closing_id = null returning 1`)).toEqual([]);
    });
  });

  test('is reopened with a reason, and keeps the history', async () => {
    await reopenMonth(viewer, { month, reason: 'A late receipt' });
    expect(await refusalOf(reopenMonth(viewer, { month, reason }))).toMatch(/is open already/);
    await close(viewer, { reason });
    const { signOffs } = await monthDetail(viewer, month);
    expect(signOffs.map(({ number, ended, endReason }) => [number, ended, endReason])).toEqual([
      [3, null, null],
      [2, 'reopened', 'A late receipt'],
      [1, 'reopened', 'A receipt'],
    ]);
    // The same rows have the same hash.
    expect(signOffs[0]?.hash).toBe(signOffs[1]?.hash);
    const events = await asSuperuser<{ action: string }>(
      `select action from audit_events where company_id = $1 and subject = $2 order by sequence`,
      [viewer.companyId, month],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'month.closed',
      'month.reopened',
      'month.closed',
      'month.reopened',
      'month.closed',
    ]);
  });
});

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
    expect(await undoPart(viewer, ids.importId, null)).toMatchObject({ deleted: 0, kept: ['closed'] });
    expect(await stateOf()).toEqual(before);
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

  test.each([
    [`update movements set amount_minor = amount_minor + 1 where day like $1`],
    [`update movements set removed_at = now() where day like $1`],
    [`update expense_lines set category_id = null, tax_minor = 1 where day like $1`],
    [`delete from expense_lines where day like $1`],
    [`update expenses set merchant = 'Other' where id in (select id from movements where day like $1)`],
    [`update receipts set removed_at = now() where expense_id in (select id from movements where day like $1)`],
  ])('is kept by the database whatever writes: %s', async (sql) => {
    await asApplication({ company: viewer.companyId, role: 'owner' }, async (ask) => {
      await expect(ask(sql, [`${month}-%`])).rejects.toThrow(/closed day/);
    });
  });

  test('takes changes again after it was reopened', async () => {
    await reopenMonth(viewer, { month, reason: 'A correction' });
    await changeExpense(viewer, await edited(ids.expense, { merchant: 'Corrected' }));
    expect((await findExpense(viewer, ids.expense))?.merchant).toBe('Corrected');
  });
});

describe('a change of the books', () => {
  let viewer: Viewer;
  const connectionId = newId();
  const addRecord = (ref: string, day: string, minor = -1_250) =>
    inScope(worker(viewer.companyId), (tx) =>
      tx.bookRecord.create({
        data: {
          id: newId(),
          companyId: viewer.companyId,
          connectionId,
          type: 'directCosts',
          ref,
          bankAccountRef: '091',
          day,
          amountMinor: BigInt(minor),
          currency: 'GBP',
          counterparty: 'Pret',
          seenAt: new Date(),
        },
      }),
    );
  const changeRecord = (ref: string, data: object) =>
    inScope(worker(viewer.companyId), (tx) =>
      tx.bookRecord.updateMany({ where: { companyId: viewer.companyId, ref }, data }),
    );

  beforeAll(async () => {
    viewer = await aCompany();
    await asSuperuser(
      `insert into connections (id, company_id, codat_connection_id, package, status, link_url) values ($1, $2, $1, 'xero', 'linked', '')`,
      [connectionId, viewer.companyId],
    );
    await asSuperuser(`insert into record_reads (connection_id, company_id, read_at) values ($1, $2, now())`, [
      connectionId,
      viewer.companyId,
    ]);
    await addRecord('one', inMonth);
    await close(viewer);
  });

  test('in the month suspends its sign-off, and shows what was and what is', async () => {
    await changeRecord('one', { amountMinor: -1_300n, changedAt: new Date() });
    await addRecord('two', `${month}-20`);
    await changeRecord('two', { deletedAt: new Date() });
    const { state, changes } = await monthDetail(viewer, month);
    expect(state).toBe('suspended');
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['added', 'changed', 'deleted']);
    expect(changes.find(({ kind }) => kind === 'changed')).toMatchObject({
      before: { minor: -1_250n },
      after: { minor: -1_300n },
    });
    expect(await refusalOf(addExpense(viewer, expenseOf(viewer, { day: inMonth })))).toMatch(/is closed/);
  });

  test('is accepted with a reason, under a new hash', async () => {
    await acceptChanges(viewer, { month, reason: 'The supplier corrected the bill.' });
    const { state, signOffs, changes } = await monthDetail(viewer, month);
    expect([state, changes, signOffs.map(({ ended }) => ended)]).toEqual(['closed', [], [null, 'accepted']]);
    expect(signOffs[0]?.hash).not.toBe(signOffs[1]?.hash);
    expect(await refusalOf(acceptChanges(viewer, { month, reason }))).toMatch(/is not suspended/);
  });

  test('in another month, or without effect on a record, leaves it closed', async () => {
    await addRecord('three', nextDay);
    await changeRecord('one', { seenAt: new Date(), note: 'read again' });
    expect((await monthDetail(viewer, month)).state).toBe('closed');
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
