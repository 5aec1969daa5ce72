import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { addExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { addReceipt } from '@/lib/data/receipt/receipts';
import { parseSums, sumsOf } from '@/lib/domain/close/sign-off';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import { writeFile } from '@/lib/storage/files';
import { originalKey } from '@/lib/storage/receipt-files';
import { close, inMonth, month, nextDay, reason, refusalOf, today } from '@/lib/testing/close/closing';
import { asApplication } from '@/lib/testing/database/as-application';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { evidencePack } from '@/lib/workflows/close/evidence-pack';
import { acceptChanges, reopenMonth } from './close';
import { monthDetail } from './month';
import { listMonths } from './periods';

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
    // The directory of a zip with so many files is longer than 64 KB.
    await asSuperuser(
      `insert into receipts (id, company_id, expense_id, uploaded_by_id, file_name, mime_type, bytes, sha256, storage_key, pages)
       select gen_random_uuid(), company_id, expense_id, uploaded_by_id, 'b.pdf', mime_type, bytes, sha256, storage_key, 1
       from receipts, generate_series(1, 1000) where id = $1`,
      [receiptId],
    );
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
    expect(await evidencePack(await aCompany(), signOff?.id ?? '')).toBeNull();
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

  test('is missing while a line is not reconciled, and a later line is listed', async () => {
    const importId = newId();
    await asSuperuser(
      `insert into imports (id, company_id, person_id, file_name, format, layout, state, target, connection_id, bank_account_ref)
       values ($1, $2, $3, 'a.ofx', 'OFX', 'a', 'done', 'bank_lines', $4, '091')`,
      [importId, viewer.companyId, viewer.userId, connectionId],
    );
    await asSuperuser(
      `insert into bank_lines (id, company_id, connection_id, bank_account_ref, source, day, amount_minor, currency, counterparty, import_id, line_key)
       values ($1, $2, $3, '091', 'statement', $4, -1300, 'GBP', 'Pret', $5, 'a')`,
      [newId(), viewer.companyId, connectionId, inMonth, importId],
    );
    expect((await monthDetail(viewer, month)).lateLines).toMatchObject([
      { day: inMonth, minor: -1_300n, text: 'Pret' },
    ]);
    await reopenMonth(viewer, { month, reason: 'A late line' });
    expect((await monthDetail(viewer, month)).missing).toEqual([
      { key: 'bank-lines', count: 1 },
      { key: 'records', count: 1 },
    ]);
  });
});
