import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { writesWith } from '@/lib/domain/books/package/package-type';
import { keyWithWay, ways } from '@/lib/domain/books/package/ways';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { Refusal } from '@/lib/domain/refusal';
import { type Chart, enterExample, mapExamples } from '@/lib/testing/accounting/chart';
import { expectRecord, isRefused } from '@/lib/testing/accounting/expected';
import { isClaim, isTransfer, readWorkedExamples, type WorkedExample } from '@/lib/testing/accounting/worked-examples';
import { foreignOrganisationOf } from '@/lib/testing/foreign-organisations';
import { runJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, recordRefs, settledAll, writingIn } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from './request';

const { examples } = readWorkedExamples();

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

/** The part of the sandbox's books that this test compares. Records of transfers have no contact. */
const ledger = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      transactionId: z.string().nullable(),
      kind: z.string(),
      contact: z.object({ id: z.string() }).nullish(),
      /** The account on which a bill is owed. */
      payableAccount: z.object({ id: z.string() }).nullish(),
      postings: z.array(z.object({ accountId: z.string(), debit: z.number(), credit: z.number() })),
    }),
  ),
  trialBalance: z.object({
    balanced: z.boolean(),
    accounts: z.array(z.object({ id: z.string(), balance: z.number() })),
  }),
});
type Ledger = z.output<typeof ledger>;
const ledgerOf = async ({ codatCompanyId }: LinkedCompany) =>
  ledger.parse(await codat.control('GET', `ledger/${codatCompanyId}`));

/** Returns the postings of the document in these books, by account. Without recoverable tax, it is part of the costs. */
function expectedIn(
  { hasTax, accounts }: Chart,
  { postings, parts, type }: WorkedExample,
): ReadonlyMap<string, number> {
  const sign = isTransfer(type) || isClaim(type) || isMoneyOut(type) ? 1 : -1;
  const costs = !hasTax && postings.has('VAT') ? parts : [];
  const whole = costs.map(({ category, amount }) => [category, sign * minor(Number(amount))] as const);
  const named = new Map([...postings, ...whole]);
  if (!hasTax) named.delete('VAT');
  return new Map([...named].map(([name, amount]) => [accounts.get(name) ?? name, amount]));
}

const minor = (amount: number) => Math.round(amount * 100);

/** Adds up the postings of a record by account. The account that the document does not map is that of the tax. */
function postedIn({ accounts }: Chart, entry: Ledger['records'][number]): ReadonlyMap<string, number> {
  const known = new Set(accounts.values());
  const sums = new Map<string, number>();
  for (const { accountId, debit, credit } of entry.postings)
    addTo(sums, known.has(accountId) ? accountId : 'VAT', minor(debit) - minor(credit));
  return sums;
}

const addTo = (sums: Map<string, number>, account: string, amount: number) =>
  sums.set(account, (sums.get(account) ?? 0) + amount);

const balances = ({ trialBalance }: Ledger) =>
  new Map(trialBalance.accounts.map(({ id, balance }) => [id, minor(balance)]));

const waysOf = (brand: PackageKey) => ways.map((way) => keyWithWay(brand, way)).filter((key) => key !== null);

describe.each(packageKeys)('%s', (brand) => {
  let linked: LinkedCompany;
  beforeAll(async () => {
    linked = await linkedCompany(codat, brand, ...foreignOrganisationOf(brand));
  });

  test.each(waysOf(brand))('as %s has the examples of docs/accounting.md in its ledger', async (key) => {
    const company = await writingIn(linked, writesWith(key));
    const chart = await mapExamples(key, company, examples);
    const before = balances(await ledgerOf(company));
    const ids = new Map<string, string>();
    const refused = new Map<string, string>();
    for (const example of examples) {
      const refundOf = ids.get(example.refundOf ?? '') ?? '';
      await enterExample(key, company, chart, example, refundOf).then(
        (id) => ids.set(example.name, id),
        (error: unknown) => refused.set(example.name, error instanceof Refusal ? error.message : String(error)),
      );
    }
    const { skipped } = await requestSync(company.viewer, [...ids.values()]);
    for (const [name, id] of ids)
      for (const { expenseId, reason } of skipped) if (expenseId === id) refused.set(name, reason);
    await runJobs();
    await settledAll(codat, company);

    const books = await ledgerOf(company);
    const target = packageOf(key).name;
    const refs = await recordRefs(company);
    const sums = new Map<string, number>();
    // The package itself chooses the account on which it owes bills.
    const owed = chart.accounts;
    for (const example of examples) {
      const reason = refused.get(example.name);
      expect(reason === undefined, `${example.name}: ${reason}`).toBe(!isRefused(key, example, examples));
      const entry = books.records.find(({ id, transactionId }) => {
        const movementId = ids.get(example.name) ?? '';
        return transactionId === movementId || id === refs.get(movementId);
      });
      if (reason !== undefined) {
        expect(reason).toMatch(new RegExp(`^${target} .*\\. (Enter|Use|Choose|Add) `));
        expect(entry).toBeUndefined();
        continue;
      }
      if (!entry) expect.fail(`${target} has no record of ${example.name}`);
      if (entry.payableAccount) owed.set('Owed to colleagues', entry.payableAccount.id);
      expect(postedIn(chart, entry), example.name).toEqual(expectedIn(chart, example));
      for (const [account, amount] of postedIn(chart, entry)) addTo(sums, account, amount);
      if (isTransfer(example.type)) expect(entry.kind).toBe('Transfer');
      else if (isClaim(example.type))
        expect(entry).toMatchObject({ kind: 'Bill', contact: { id: expect.any(String) } });
      else expectRecord(key, company, example.type, entry);
    }

    const known = new Set(chart.accounts.values());
    const changed = new Map<string, number>();
    for (const [account, balance] of balances(books)) {
      const change = balance - (before.get(account) ?? 0);
      if (change !== 0) changed.set(known.has(account) ? account : 'VAT', change);
    }
    expect(books.trialBalance.balanced).toBe(true);
    expect(changed).toEqual(new Map([...sums].filter(([, amount]) => amount !== 0)));
  });
});
