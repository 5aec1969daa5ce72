import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walk } from '../../testing/walk';

/** A failing walk is told by its seed; it is not shrunk, because every run is a thousand calls. */
test('after any thousand calls, valid or not, the books balance, nothing is there twice and all has its request', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (seed) => {
      const { calls, companies } = await walk(seed, 1000);
      expect(calls).toBe(1000);
      expect(companies.flatMap(({ records }) => records).length).toBeGreaterThan(50);
      for (const { records, trialBalance, bankLines, readBalances, requests } of companies) {
        expect(trialBalance.balanced).toBe(true);
        for (const record of records) {
          const off = record.postings.reduce((sum, { debit, credit }) => sum + Math.round((debit - credit) * 1000), 0);
          expect(off, `${record.kind} ${record.id}`).toBe(0);
          expect(requests.get(record.requestId), `${record.kind} ${record.id}`).toMatch(/^(POST|PUT) \/companies\//);
          for (const file of record.attachments) expect(requests.get(file.requestId)).toMatch(/attachment/);
        }
        expect(twice(records.map(({ id }) => id))).toEqual([]);
        expect(twice(records.flatMap(({ transactionId }) => transactionId ?? []))).toEqual([]);
        expect(twice(bankLines.map(({ id, accountId }) => `${accountId}/${id}`))).toEqual([]);
        expect(
          twice(bankLines.flatMap(({ recordId, accountId }) => (recordId ? [`${accountId}/${recordId}`] : []))),
        ).toEqual([]);
        // What is kept beside the postings agrees with what they add up to.
        for (const { id, nativeBalance } of trialBalance.accounts)
          expect(readBalances.get(id) ?? nativeBalance, id).toBe(nativeBalance);
        expect(readBalances.size).toBeGreaterThan(10);
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
