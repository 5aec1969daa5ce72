import 'server-only';
import { readBankBalance } from '@/lib/codat/books/bank-lines';
import { CodatError } from '@/lib/codat/client/errors';
import { packageReadState, requestPackageRead } from '@/lib/codat/sync/package-read';
import { bankAccountIn } from '@/lib/data/bank-line/accounts';
import { saveBooksBalance } from '@/lib/data/bank-line/holding';
import { inScope } from '@/lib/data/db';
import { givesBalances } from '@/lib/domain/bank-line/feed-rules';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { requireLinkedBooks } from '@/lib/workflows/books/company-books';

/**
 * Makes Codat read the balance of a bank account from the package, and saves it with the time of the reading. Throws a
 * Refusal when the package gives no balance, or when the read takes longer than `seconds`.
 */
export async function readBalance(viewer: Viewer, ref: string, seconds = 20): Promise<void> {
  const { ids, channel, connection } = await requireLinkedBooks(viewer);
  const { account } = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, ref));
  const { name } = packageOf(connection.package);
  if (!givesBalances(connection.package))
    throw new Refusal(`Outlay cannot read the balances of bank accounts in ${name}.`);
  try {
    const readAt = new Date();
    const operation = await requestPackageRead(ids, 'bankAccounts', channel);
    for (let waited = 0; (await packageReadState(ids.codatCompanyId, operation, channel)) !== 'complete'; waited += 1) {
      if (waited >= seconds) throw new Refusal(`${name} is still being read. Try again in a minute.`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const balance = await readBankBalance(ids, { ref, currency: account.currency }, channel);
    if (balance === null) throw new Refusal(`${name} does not report a balance for ${account.name}.`);
    await saveBooksBalance(
      viewer,
      { connectionId: connection.id, bankAccountRef: ref, currency: account.currency },
      balance,
      readAt,
    );
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    throw new Refusal('The accounting gateway did not respond. Nothing was changed. Try again in a minute.');
  }
}
