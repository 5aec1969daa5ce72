import { createHash } from 'node:crypto';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { addDays, dayAt } from '@/lib/domain/day';
import { writeFile } from '@/lib/storage/files';
import { SeededRandom } from '@/sandbox/engine/seeded-random';
import type { Expected } from '../checks/books-check';
import type { Company } from './company';
import { pngOf } from './png';

/** An expense as a person hands it in, with the file of its receipt. */
type Spent = {
  readonly expected: Expected;
  readonly merchant: string;
  readonly categoryId: string;
  readonly cardId: string;
  /** Null: Outlay works it out from the rate. */
  readonly taxByHand: bigint | null;
  readonly receipt: Buffer;
};

const merchants = ['Great Western Railway', 'Viking Office', 'Pret A Manger', 'Royal Mail', 'Clifton Courier Co'];
const together = 250;

/** Records expenses, each with a receipt, in few statements. Answers what the books must come to say. */
export async function spend(company: Company, count: number, seed: number): Promise<readonly Expected[]> {
  const chance = new SeededRandom(seed);
  const spent = Array.from({ length: count }, () => oneOf(company, chance));
  for (let from = 0; from < count; from += together) await keep(company, spent.slice(from, from + together));
  return spent.map(({ expected }) => expected);
}

function oneOf({ viewer, ways }: Company, chance: SeededRandom): Spent {
  const { categoryId, cardId, accountRef, bankAccountRef, taxRate } = chance.pick(ways);
  const totalMinor = BigInt(100 + chance.integerBelow(50_000));
  const taxMinor = taxWithin(totalMinor, BigInt(taxRate));
  const receipt = pngOf(chance);
  const expected = {
    id: newId(),
    day: addDays(dayAt(new Date(), viewer.timeZone), -1 - chance.integerBelow(20)),
    currency: viewer.baseCurrency,
    totalMinor,
    taxMinor,
    accountRef,
    bankAccountRef,
    receiptSha256: createHash('sha256').update(receipt).digest('hex'),
  };
  const taxByHand = chance.next() < 0.5 ? taxMinor : null;
  return { expected, merchant: chance.pick(merchants), categoryId, cardId, taxByHand, receipt };
}

/** The judge's own arithmetic: the tax in an amount that includes it, rounded half up. `rate` is per cent times 10,000. */
const taxWithin = (total: bigint, rate: bigint): bigint =>
  (2n * total * rate + 1_000_000n + rate) / (2n * (1_000_000n + rate));

/** Rows as the forms would write them, the files before the rows. */
async function keep({ viewer }: Company, spent: readonly Spent[]): Promise<void> {
  const { companyId, userId } = viewer;
  const receipts = spent.map(({ expected, receipt }) => {
    const id = newId();
    return { expected, receipt, id, storageKey: `${companyId}/${id}/original` };
  });
  await Promise.all(receipts.map(({ storageKey, receipt }) => writeFile(storageKey, receipt)));
  await inScope(viewer, async (tx) => {
    await tx.expense.createMany({
      data: spent.map(({ expected, merchant, cardId }) => ({
        id: expected.id,
        companyId,
        spenderId: userId,
        type: 'payment' as const,
        day: expected.day,
        merchant,
        amountMinor: expected.totalMinor,
        baseMinor: expected.totalMinor,
        currency: expected.currency,
        note: '',
        cardId,
      })),
    });
    await tx.expenseLine.createMany({
      data: spent.map(({ expected, categoryId, taxByHand }) => ({
        id: newId(),
        companyId,
        expenseId: expected.id,
        position: 0,
        amountMinor: expected.totalMinor,
        categoryId,
        sources: { category: { by: 'hand' as const } },
        taxMinor: taxByHand,
      })),
    });
    await tx.receipt.createMany({
      data: receipts.map(({ id, storageKey, expected, receipt }) => ({
        id,
        companyId,
        expenseId: expected.id,
        uploadedById: userId,
        fileName: 'receipt.png',
        mimeType: 'image/png',
        bytes: receipt.byteLength,
        sha256: expected.receiptSha256,
        storageKey,
        pages: 1,
      })),
    });
  });
}
