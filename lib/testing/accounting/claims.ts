import { submitClaim } from '@/lib/data/claim/decide';
import { approveClaim } from '@/lib/data/claim/decisions';
import { addRate } from '@/lib/data/claim/rates';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { addTravel } from '@/lib/data/claim/travel';
import { addClaim } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { claimRulesOf } from '@/lib/domain/books/claim-rules';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { rateInput, travelInput } from '@/lib/domain/claim/travel/travel-input';
import { categoriesOf, expenseOf, todayFor } from '../expenses';
import type { LinkedCompany } from '../linked-company';
import type { WorkedExample } from './worked-examples';

/**
 * Records a claim, submits it and approves it, as the owner of a company in which nobody else approves. Its mileage
 * has tax in the fuel if the books recover tax (`hasTax`).
 */
export async function recordExampleClaim(
  key: PackageKey,
  { viewer, books }: LinkedCompany,
  { type, amount, quantity, parts, tax }: WorkedExample,
  hasTax: boolean,
): Promise<string> {
  const categoryId = (await categoriesOf(viewer)).get(parts[0]?.category ?? '') ?? '';
  const input = expenseOf(viewer, {
    ...{ merchant: 'Corner Cafe', amount, categoryId },
    taxAmount: packageOf(key).taxRate === 'none' ? (tax ?? '') : '',
  });
  if (type === 'mileage' || type === 'per_diem') {
    const rate = type === 'mileage' ? '0.45' : '28';
    const fuel = type === 'mileage' && hasTax ? { fuelRate: '0.15', fuelTaxPercent: '20' } : {};
    const name = type === 'mileage' ? 'Car' : 'London';
    const id = newId();
    await addRate(
      viewer,
      rateInput.parse({ ...fuel, id, kind: type, name, fromDay: '2026-01-01', unit: 'mile', rate }),
    );
    await addTravel(
      viewer,
      travelInput(todayFor(viewer)).parse({
        ...{ id: input.id, kind: type, name, day: input.day, quantity, reason: 'Leeds', categoryId },
      }),
    );
  } else await addClaim(viewer, input);
  await submitClaim(viewer, input.id);
  await approveClaim(viewer, input.id);
  const supplier = books.suppliers.find((one) => isInUse(one) && canBePaidIn(one, viewer.baseCurrency));
  const choice = { personId: viewer.userId, currency: viewer.baseCurrency, supplierRef: supplier?.ref ?? '' };
  if (claimRulesOf(key)) await setEmployeeSupplier(viewer, choice);
  return input.id;
}
