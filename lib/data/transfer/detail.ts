import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { inScope } from '@/lib/data/db';
import { namesFrom } from '@/lib/data/setup/names';
import { type Attempt, attemptsAs, attemptsPerPage } from '@/lib/data/sync/history';
import { type EntryNames, entriesOf } from '@/lib/domain/books/entry-names';
import { diffRecords, type RecordDifferences } from '@/lib/domain/books/record-differences';
import { parseTransfer, type TransferRecord, transferRefsOf } from '@/lib/domain/books/transfer-record';
import { checkTransfer } from '@/lib/domain/coding/transfer/check-transfer';
import { bankRefOf, codeTransfer } from '@/lib/domain/coding/transfer/code-transfer';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { transferCandidates } from './candidates';
import { evaluatedTransfer, type TransferRow, transfersIn } from './stored';

export type TransferDetail = {
  readonly transfer: TransferRow;
  /** The record that was written last; before the first one, the record that a sync would write, or null with issues. */
  readonly record: TransferRecord | null;
  /** How an edited transfer differs from the books, and the issue that prevents an update. Null for other transfers. */
  readonly change: { readonly differences: RecordDifferences; readonly issue: CodingIssue | null } | null;
  /** The ids of the bank accounts of its ends in the linked books; null where none is mapped. */
  readonly banks: Readonly<Record<'from' | 'to', string | null>>;
  /** The names in the books of these bank accounts, and of those of its records. */
  readonly names: EntryNames;
  /** The newest attempts to sync it: the first page of them. */
  readonly attempts: readonly Attempt<TransferRecord>[];
};

/** The written record is among the newest attempts. */
const attemptsSearched = 100;

/** Returns one transfer with its record in the books; null when it does not exist or the viewer may not see it. */
export const transferDetail = (viewer: Viewer, id: string): Promise<TransferDetail | null> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const [read] = await transfersIn(tx, companyId, [id]);
    if (!read) return null;
    const attempts = await attemptsAs(parseTransfer, tx, id, { most: attemptsSearched });
    const coding = await codingIn(tx, companyId, []);
    const transfer = evaluatedTransfer(read, coding);
    const coded = codeTransfer(transfer, coding);
    const written = attempts.find((attempt) => attempt.state === 'synced');
    const isEdited = transfer.syncedRevision !== null && transfer.revision > transfer.syncedRevision;
    const [candidate] = isEdited ? await transferCandidates(tx, [transfer], coding) : [];
    const booked = candidate?.booked;
    const result = candidate && checkTransfer(candidate, coding);
    const record = written?.record ?? (coded.ok ? coded.record : null);
    const records = [
      ...(record ? [record] : []),
      ...(coded.ok ? [coded.record] : []),
      ...attempts.map((one) => one.record),
    ];
    const { context } = coding;
    const bankOf = (side: 'from' | 'to') => context && bankRefOf(transfer[side], transfer, context);
    const banks = { from: bankOf('from'), to: bankOf('to') };
    return {
      transfer,
      record,
      banks,
      change:
        isEdited && booked && booked !== 'elsewhere' && coded.ok
          ? {
              differences: diffRecords(booked, coded.record),
              issue: result?.outcome === 'not ready' ? (result.issues[0] ?? null) : null,
            }
          : null,
      names: await namesFrom(tx, companyId, coding.setup, {
        entries: [...records.flatMap(transferRefsOf), ...entriesOf('bankAccounts', [banks.from, banks.to])],
        connectionId: written?.connectionId ?? null,
      }),
      attempts: attempts.slice(0, attemptsPerPage),
    };
  });
