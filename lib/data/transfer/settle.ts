import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { settleIn } from '@/lib/data/expense/settle';
import { changesTransfer } from '@/lib/domain/coding/transfer/check-transfer';
import { codeTransfer } from '@/lib/domain/coding/transfer/code-transfer';
import { transferCandidates } from './candidates';
import { transfersIn } from './stored';

/** Marks an edited transfer as matching the books when the edit changes nothing that the package keeps. */
export async function settleUnchangedTransfer(tx: Tx, companyId: string, id: string): Promise<void> {
  const coding = await codingIn(tx, companyId, []);
  const [row] = await transferCandidates(tx, await transfersIn(tx, companyId, [id]), coding);
  if (!coding.context || !row?.booked || row.booked === 'elsewhere') return;
  const coded = codeTransfer(row, coding);
  if (coded.ok && !changesTransfer(row.booked, coded.record, coding.context.package)) await settleIn(tx, companyId, id);
}
