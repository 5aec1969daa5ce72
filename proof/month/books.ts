import { z } from 'zod';
import type { TestCodat } from '@/lib/testing/test-codat';
import type { MonthCompany } from './company';
import { type Bank, banks } from './plan';
import { addTo, minorOf, type Sums } from './sums';

const account = z.object({ id: z.string() });
const entry = z.object({
  transactionId: z.string().nullable(),
  deleted: z.boolean(),
  date: z.string(),
  kind: z.string(),
  postings: z.array(z.object({ accountId: z.string(), debit: z.number(), credit: z.number() })),
});
const line = z.object({ account, netAmount: z.number(), taxAmount: z.number() });
const spend = entry.extend({ currency: z.string(), totalAmount: z.number(), lines: z.array(line) });
const side = z.object({ account, currency: z.string(), amount: z.number() });
const record = z.union([
  entry.extend({ from: side, to: side }),
  spend.extend({ payableAccount: account }),
  spend.extend({ bankAccount: account }),
]);
const ledger = z.object({
  records: z.array(record),
  bankLines: z.array(z.object({ accountId: z.string(), date: z.string(), amount: z.number(), currency: z.string() })),
  trialBalance: z.object({
    balanced: z.boolean(),
    accounts: z.array(z.object({ id: z.string(), nativeBalance: z.number(), currency: z.string() })),
  }),
});
export type Ledger = z.output<typeof ledger>;

export const ledgerOf = async (codat: TestCodat, { codatCompanyId }: MonthCompany): Promise<Ledger> =>
  ledger.parse(await codat.control('GET', `ledger/${codatCompanyId}`));

/**
 * Returns the sums of the records in the ledger, with the names of the plan. Debits are positive. `tax` says whether tax has
 * sums of its own, or is part of its line.
 */
export function ledgerSums(
  { bankRefs, accountRefs }: MonthCompany,
  { records }: Ledger,
  tax: 'apart' | 'in the line' = 'apart',
): Sums {
  const names = new Map(
    [...Object.entries(bankRefs), ...Object.entries(accountRefs)].map(([name, ref]) => [ref, name]),
  );
  const sums: Sums = new Map();
  const nameOf = (ref: string) => names.get(ref) ?? ref;
  for (const each of records.filter(({ deleted }) => !deleted)) {
    const day = each.date.slice(0, 10);
    if ('from' in each) {
      const { from, to } = each;
      addTo(sums, nameOf(from.account.id), from.currency, day, -minorOf(from.amount, from.currency));
      addTo(sums, nameOf(to.account.id), to.currency, day, minorOf(to.amount, to.currency));
      continue;
    }
    const { currency } = each;
    const sign = each.kind === 'Receive money' ? -1n : 1n;
    for (const { account, netAmount, taxAmount } of each.lines) {
      addTo(sums, nameOf(account.id), currency, day, sign * minorOf(Math.abs(netAmount), currency));
      const name = tax === 'apart' ? 'Tax' : nameOf(account.id);
      addTo(sums, name, currency, day, sign * minorOf(Math.abs(taxAmount), currency));
    }
    const other = 'bankAccount' in each ? nameOf(each.bankAccount.id) : 'Owed';
    addTo(sums, other, currency, day, -sign * minorOf(Math.abs(each.totalAmount), currency));
  }
  return sums;
}

/** Returns the lines of the bank feed that the package has, by account and day. */
export function feedSums({ bankRefs }: MonthCompany, { bankLines }: Ledger): Sums {
  const names = new Map(Object.entries(bankRefs).map(([name, ref]) => [ref, name]));
  const sums: Sums = new Map();
  for (const { accountId, date, amount, currency } of bankLines)
    addTo(sums, names.get(accountId) ?? accountId, currency, date.slice(0, 10), minorOf(amount, currency));
  return sums;
}

/** Returns the postings on the bank accounts in base currency, by account and day. */
export function postedOnBanks({ bankRefs }: MonthCompany, { records }: Ledger): Sums {
  const sums: Sums = new Map();
  for (const [name, ref] of Object.entries(bankRefs) as [Bank, string][]) {
    if (banks[name].currency !== 'GBP') continue;
    for (const { date, postings } of records)
      for (const { accountId, debit, credit } of postings)
        if (accountId === ref)
          addTo(sums, name, 'GBP', date.slice(0, 10), minorOf(debit, 'GBP') - minorOf(credit, 'GBP'));
  }
  return sums;
}
