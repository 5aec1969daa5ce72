import { beforeAll, describe, expect, test } from 'vitest';
import { worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { saveRecords } from '@/lib/data/reconcile/records';
import { referenceOf } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import { close, inMonth, month, nextDay, reason } from '@/lib/testing/close/closing';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { acceptChanges } from './close';
import { monthDetail } from './month';

describe('a record that Outlay wrote and reads after the month was closed', () => {
  let viewer: Viewer;
  let movementId: string;
  const connectionId = newId();
  const read = (reference: string, ref: string, day = inMonth) =>
    saveRecords(worker(viewer.companyId), { connectionId, begunAt: new Date() }, [
      {
        type: 'directCosts',
        ref,
        bankAccountRef: '091',
        day,
        money: { minor: -1_250n, currency: 'GBP' },
        original: null,
        contactRef: null,
        contactName: 'Pret',
        reference,
        note: null,
        isDeleted: false,
      },
    ]);

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
    movementId = await recordTestExpense(viewer, { day: inMonth, amount: '12.50' });
    await close(viewer, { reason });
  });

  test('leaves the sign-off in force', async () => {
    await read(referenceOf(movementId), 'own');
    expect(await monthDetail(viewer, month)).toMatchObject({ state: 'closed', changes: [] });
  });

  test('leaves it suspended by another record', async () => {
    await read('INV-9', 'theirs');
    await read(referenceOf(movementId), 'own again');
    const { state, changes } = await monthDetail(viewer, month);
    expect([state, changes.length]).toEqual(['suspended', 1]);
  });

  test('suspends the month in which its movement is not', async () => {
    await acceptChanges(viewer, { month, reason });
    const elsewhere = await recordTestExpense(viewer, { day: nextDay });
    await read(referenceOf(elsewhere), 'moved');
    expect((await monthDetail(viewer, month)).state).toBe('suspended');
  });
});
