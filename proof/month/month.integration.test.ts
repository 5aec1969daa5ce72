import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PackageKey } from '@/lib/domain/books/package';
import { todayFor } from '@/lib/testing/expenses';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { startFeed } from '@/lib/workflows/bank-line/feed-setting';
import { feedSums, type Ledger, ledgerOf, ledgerSums, postedOnBanks } from './books';
import { type MonthCompany, monthCompany } from './company';
import { change, enter } from './enter';
import { accountTotals, outlaySums } from './outlay';
import { type Bank, banks, baseCurrency, dayBefore, planMonth, type Takes } from './plan';
import { importLines, matchAccount, readRecords } from './reconcile';
import { notSynced, requestAll, setFaults, settle } from './settle';
import { type Booking, type Expected, expectedSums, type Sums } from './sums';

// MONTH_SEED chooses another month, and MONTH_MOVEMENTS=2000 makes a larger one for each package (README.md).
const seed = Number(process.env.MONTH_SEED ?? 7);
const count = Number(process.env.MONTH_MOVEMENTS ?? 90);

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
  await codat.control('PUT', 'limits', { dailyPerCompany: 1_000_000, perMinute: 1_000_000 });
});
afterAll(() => codat.close());

type MonthPackage = Takes & {
  readonly key: PackageKey;
  readonly organisation: string;
  readonly booking: Booking;
  /** The bank accounts to which Outlay sends bank lines. */
  readonly feeds: readonly Bank[];
};

/** One package for each way in which Outlay writes. */
const packages: readonly MonthPackage[] = [
  {
    key: 'quickbooks-online',
    organisation: 'solent-chandlers',
    booking: 'as sent',
    feeds: [],
    ...{ hasClaims: true, updates: true, transfersBetweenCurrencies: true },
  },
  {
    key: 'xero-direct',
    organisation: 'northmark-expeditions',
    booking: 'in the currency of the account',
    feeds: ['Euro card'],
    ...{ hasClaims: false, updates: false, transfersBetweenCurrencies: false },
  },
];

test.each(packages)(
  'after a random month, the sums in Outlay, in $key and on the statements are those of what was recorded',
  async (of) => {
    console.log(`the random month of ${of.key}: MONTH_SEED=${seed} MONTH_MOVEMENTS=${count}`);
    const { feeds } = of;
    const company = await monthCompany(codat, of);
    const lastDay = todayFor(company.viewer);
    const firstDay = dayBefore(lastDay, 40);
    for (const bank of feeds)
      await startFeed(company.viewer, { ref: company.bankRefs[bank], from: firstDay, otherIsOff: true });
    const planned = planMonth({ seed: seed + of.key.length, count, takes: of, lastDay });
    await recordAndSync(company, planned);

    const expected = expectedSums(planned, { ...of, lastDay });
    const ledger = await ledgerOf(codat, company);
    expect(sorted(ledgerSums(company, ledger))).toEqual(sorted(expected.books));
    expect(sorted(await outlaySums(company, of.booking))).toEqual(sorted(ledgerSums(company, ledger, 'in the line')));
    expectBanks(company, ledger, expected);
    expect(sorted(feedSums(company, ledger))).toEqual(sorted(only(expected.bank, feeds)));

    for (const bank of bankNames)
      if (!feeds.includes(bank))
        await importLines(
          company,
          bank,
          expected.statement.filter((line) => line.bank === bank),
        );
    await readRecords(company);
    for (const bank of bankNames) {
      const { byItself, confirmed, byHand, ...result } = await matchAccount(company, bank, {
        from: firstDay,
        to: lastDay,
      });
      const total = totalOf(expected.bank, bank);
      expect(result).toEqual({ bank, lines: total, records: total, difference: 0n, causes: [], isReconciled: true });
      console.log(`${bank}: ${byItself} matched by itself, ${confirmed} confirmed, ${byHand} by hand`);
    }
    expect(await accountTotals(company, firstDay)).toEqual(
      new Map(bankNames.map((bank) => [bank, `${totalOf(expected.bank, bank)} written, 0 not written, 0 by others`])),
    );
  },
  count > 200 ? 3_600_000 : 600_000,
);

/** Records the month in two halves and sends each while Codat fails, as people and workers do. Ends without faults. */
async function recordAndSync(company: MonthCompany, planned: ReturnType<typeof planMonth>): Promise<void> {
  await setFaults(codat, seed);
  const half = Math.ceil(planned.length / 2);
  for (const [part, isDeaf] of [
    [planned.slice(0, half), false],
    [planned.slice(half), true],
  ] as const) {
    for (const movement of part) await enter(company, movement);
    expect(await requestAll(company)).toEqual([]);
    await settle(codat, company, isDeaf);
    for (const { id, day, fate, edited } of part)
      if (fate === 'edited in the books' && edited) await change(company, { id, day }, edited);
  }
  await codat.faults();
  // What the package refused is sent again, and what could not be changed meanwhile is changed.
  for (let round = 0; round < 2; round += 1) {
    expect(await requestAll(company)).toEqual([]);
    await settle(codat, company, false);
  }
  expect(await notSynced(company)).toEqual([]);
}

/** Compares what stands on the bank accounts in base currency, and the balances of all. */
function expectBanks(company: MonthCompany, ledger: Ledger, { bank }: Expected): void {
  const inBase = bankNames.filter((name) => banks[name].currency === baseCurrency);
  expect(ledger.trialBalance.balanced).toBe(true);
  expect(sorted(postedOnBanks(company, ledger))).toEqual(sorted(only(bank, inBase)));
}

const bankNames = Object.keys(banks) as Bank[];
const sorted = (sums: Sums) => [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
const isOf = (key: string, bank: Bank) => key.startsWith(`${bank} · `);
const only = (sums: Sums, of: readonly Bank[]): Sums =>
  new Map([...sums].filter(([key]) => of.some((bank) => isOf(key, bank))));
const totalOf = (sums: Sums, bank: Bank): bigint =>
  [...sums].reduce((total, [key, minor]) => (isOf(key, bank) ? total + minor : total), 0n);
