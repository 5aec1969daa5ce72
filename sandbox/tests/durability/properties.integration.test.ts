import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomWalk } from '../../testing/random-walk/walk';

/**
 * If the test fails, it reports the seed. fast-check does not search for a smaller example, because every run makes a
 * thousand calls.
 */
test('after a thousand random calls the books balance, nothing is duplicated, and every record has its request', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (seed) => {
      const companies = await randomWalk(seed, 1000);
      expect(companies.flatMap(({ records }) => records).length).toBeGreaterThan(50);
      for (const { records, trialBalance, bankLines, readBalances, requests } of companies) {
        expect(trialBalance.balanced).toBe(true);
        for (const record of records) {
          const off = record.postings.reduce((sum, { debit, credit }) => sum + Math.round((debit - credit) * 1000), 0);
          expect(off, `${record.kind} ${record.id}`).toBe(0);
          expect(requests.get(record.requestId), `${record.kind} ${record.id}`).toMatch(/^(POST|PUT) \/companies\//);
          for (const file of record.attachments) expect(requests.get(file.requestId)).toMatch(/attachment/);
        }
        expect(repeated(records.map(({ id }) => id))).toEqual([]);
        expect(repeated(records.flatMap(({ transactionId }) => transactionId ?? []))).toEqual([]);
        expect(repeated(bankLines.map(({ id, accountId }) => `${accountId}/${id}`))).toEqual([]);
        expect(
          repeated(bankLines.flatMap(({ recordId, accountId }) => (recordId ? [`${accountId}/${recordId}`] : []))),
        ).toEqual([]);
        // Checks that the stored balances, which Codat's API returns, equal the sums of the postings.
        for (const { id, nativeBalance } of trialBalance.accounts)
          expect(readBalances.get(id) ?? nativeBalance, id).toBe(nativeBalance);
        expect(readBalances.size).toBeGreaterThan(10);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);

const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
