import { submitClaim } from '@/lib/data/claim/decide';
import { approveClaim } from '@/lib/data/claim/decisions';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { addClaim } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { addDays, dayAt } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { SeededRandom } from '@/sandbox/engine/seeded-random';
import type { ExpectedClaim } from '../checks/claims-check';
import type { Company } from './company';
import { includedTax } from './expenses';

/**
 * Records random claims, which are approved and owed to one supplier. Returns the bills that the books must contain. They have
 * no receipts: Outlay reads no files of bills, so it asks a person after each upload that ended in a 5xx.
 */
export async function recordClaims(company: Company, count: number, seed: number): Promise<readonly ExpectedClaim[]> {
  const { viewer, codings, claimSupplierRef: supplierRef } = company;
  if (supplierRef === null) return [];
  const { baseCurrency: currency } = viewer;
  const random = new SeededRandom(seed);
  const today = dayAt(new Date(), viewer.timeZone);
  const expected: ExpectedClaim[] = [];
  for (let left = count; left > 0; left -= 1) {
    const { categoryId, accountRef, taxRate } = random.pick(codings);
    const totalMinor = BigInt(100 + random.integerBelow(50_000));
    const day = addDays(today, -1 - random.integerBelow(20));
    const id = newId();
    const amount = (Number(totalMinor) / 100).toFixed(2);
    const input = {
      id,
      type: 'payment',
      day,
      merchant: 'Pret A Manger',
      note: 'Team meal',
      amount,
      currency,
      categoryId,
    };
    await addClaim(viewer, expenseInput({ today, baseCurrency: currency }).parse(input));
    await submitClaim(viewer, id);
    await approveClaim(viewer, id);
    expected.push({
      ...{ id, day, currency, totalMinor, accountRef, supplierRef },
      taxMinor: includedTax(totalMinor, BigInt(taxRate)),
    });
  }
  if (count > 0) await setEmployeeSupplier(viewer, { personId: viewer.userId, currency, supplierRef });
  return expected;
}
