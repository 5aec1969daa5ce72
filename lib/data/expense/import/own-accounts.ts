import 'server-only';
import type { Tx } from '@/lib/data/db';
import { setupIn } from '@/lib/data/setup/setup';
import { accountsOf } from '@/lib/data/transfer/accounts';
import { mostCards } from '@/lib/domain/company/card';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import { accountValue } from '@/lib/domain/transfer/account-value';

const mostBankAccounts = 2_000;

/**
 * Returns the accounts between which the company moves money, with their numbers. A card has those of the bank account of the
 * books for which it stands. Empty for an employee, who does not see them.
 */
export async function ownAccountsIn(tx: Tx, { companyId, role }: Viewer): Promise<readonly OwnAccount[]> {
  if (role === 'employee') return [];
  const setup = await setupIn(tx, companyId);
  const { cards, bankAccounts } = accountsOf(setup);
  const connectionId = setup.connection?.id ?? null;
  const listed = connectionId
    ? await tx.bankAccount.findMany({
        where: { connectionId, companyId, removedAt: null },
        select: { ref: true, kind: true, numbers: true },
        take: mostBankAccounts,
      })
    : [];
  const inBooks = new Map(listed.map((account) => [account.ref, account]));
  const numbered = await tx.card.findMany({
    where: { companyId, accountNumber: { not: '' } },
    select: { id: true, accountNumber: true },
    take: mostCards,
  });
  const numberOf = new Map(numbered.map(({ id, accountNumber }) => [id, accountNumber]));
  return [...cards, ...bankAccounts].map((account) => {
    const target = account.cardId === null ? undefined : setup.at.mapping.cards[account.cardId];
    const ref = account.bankRef ?? target?.byCurrency[account.currency] ?? target?.bankAccountRef ?? null;
    const booked = ref === null ? undefined : inBooks.get(ref);
    const own = account.cardId === null ? undefined : numberOf.get(account.cardId);
    return {
      ...account,
      key: accountValue(account),
      numbers: [...new Set([...(own ? [own] : []), ...(booked?.numbers ?? [])])],
      isCredit: booked ? booked.kind === 'Credit' : null,
    };
  });
}

/**
 * Remembers the number of a card's account from a statement, so that rows of other accounts that name it are recognised.
 * Keeps a number that is there.
 */
export const learnAccountNumber = (tx: Tx, { companyId, role }: Viewer, cardId: string, number: string) =>
  role === 'employee'
    ? Promise.resolve({ count: 0 })
    : tx.card.updateMany({
        where: { id: cardId, companyId, accountNumber: '' },
        data: { accountNumber: number.slice(0, 60) },
      });
