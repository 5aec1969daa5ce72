import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { AccountKey } from '@/lib/data/reconcile/account';
import { requestMatching } from '@/lib/data/reconcile/request';
import type { Viewer } from '@/lib/domain/company/viewer';

export type TestLine = {
  readonly day: string;
  readonly minor: bigint;
  readonly counterparty?: string;
  readonly references?: readonly string[];
};

/** Stores lines of one statement on an account, as its import does. Returns their ids in the order of the lines. */
export const storeLines = (viewer: Viewer, key: AccountKey, lines: readonly TestLine[]): Promise<string[]> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { connectionId, bankAccountRef } = key;
    const importId = newId();
    await tx.import.create({
      data: {
        id: importId,
        companyId,
        personId: viewer.userId,
        fileName: 'statement.csv',
        format: 'CSV',
        layout: 'test',
        state: 'done',
        target: 'bank_lines',
        connectionId,
        bankAccountRef,
      },
      select: { id: true },
    });
    const rows = lines.map(({ day, minor, counterparty = '', references = [] }) => ({
      id: newId(),
      companyId,
      connectionId,
      bankAccountRef,
      source: 'statement' as const,
      day,
      amountMinor: minor,
      currency: viewer.baseCurrency,
      counterparty,
      references: [...references],
      importId,
      lineKey: newId(),
    }));
    await tx.bankLine.createMany({ data: rows });
    await requestMatching(tx, viewer, connectionId, [bankAccountRef]);
    return rows.map(({ id }) => id);
  });
