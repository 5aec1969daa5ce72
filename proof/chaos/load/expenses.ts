import { hash } from 'node:crypto';
import { newId } from '@/lib/data/id';
import { addDays, dayAt } from '@/lib/domain/day';
import { SeededRandom } from '@/sandbox/engine/seeded-random';
import { insertExpenses, type NewExpense } from '../../harness/expenses';
import type { ExpectedRecord } from '../checks/books-check';
import type { Coding, Company } from './company';
import { createPng } from './png';

const merchants = ['Great Western Railway', 'Viking Office', 'Pret A Manger', 'Royal Mail', 'Clifton Courier Co'];

/** The share of expenses that have the amount, day and card of the one before, as two equal tickets have. */
const twinShare = 0.1;

/** Records random expenses, each with a receipt. Returns the records that the books must contain. */
export async function recordExpenses(
  company: Company,
  count: number,
  seed: number,
): Promise<readonly ExpectedRecord[]> {
  const random = new SeededRandom(seed);
  const recorded: Recorded[] = [];
  for (let left = count; left > 0; left -= 1) {
    const twin = random.next() < twinShare ? recorded.at(-1) : undefined;
    recorded.push(randomExpense(company, random, twin));
  }
  await insertExpenses(
    company.viewer,
    recorded.map(({ expense }) => expense),
  );
  return recorded.map(({ expected }) => expected);
}

type Recorded = { readonly expected: ExpectedRecord; readonly expense: NewExpense; readonly coding: Coding };

/** Returns a random expense. It has the amount, day and card of `twin` if there is one. */
function randomExpense({ viewer, codings, takesReceipts }: Company, random: SeededRandom, twin?: Recorded): Recorded {
  const coding = twin?.coding ?? random.pick(codings);
  const { categoryId, cardId, accountRef, bankAccountRef, taxRate } = coding;
  const totalMinor = twin?.expense.totalMinor ?? BigInt(100 + random.integerBelow(50_000));
  const taxMinor = includedTax(totalMinor, BigInt(taxRate));
  const content = createPng(random);
  const shared = {
    id: newId(),
    day: twin?.expense.day ?? addDays(dayAt(new Date(), viewer.timeZone), -1 - random.integerBelow(20)),
    currency: viewer.baseCurrency,
    totalMinor,
  };
  const expected: ExpectedRecord = {
    ...shared,
    taxMinor,
    accountRef,
    bankAccountRef,
    receiptSha256: takesReceipts ? hash('sha256', content) : null,
  };
  const expense: NewExpense = {
    ...shared,
    taxMinor: random.next() < 0.5 ? taxMinor : null,
    merchant: random.pick(merchants),
    categoryId,
    cardId,
    receipt: { content, fileName: 'receipt.png', mimeType: 'image/png' },
  };
  return { expected, expense, coding };
}

/**
 * Returns the tax included in a gross amount, rounded half up. `rate` is the percentage times 10,000. It does not use
 * the code of lib/, so that an error there is detected.
 */
export const includedTax = (gross: bigint, rate: bigint): bigint =>
  (2n * gross * rate + 1_000_000n + rate) / (2n * (1_000_000n + rate));
