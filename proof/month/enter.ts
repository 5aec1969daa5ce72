import { submitClaim } from '@/lib/data/claim/decide';
import { approveClaim } from '@/lib/data/claim/decisions';
import { markClaim } from '@/lib/data/claim/mark';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { addTravel } from '@/lib/data/claim/travel';
import { addClaim, addExpense, changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { addTransfer, changeTransfer, findTransfer, removeTransfer } from '@/lib/data/transfer/transfers';
import { travelInput } from '@/lib/domain/claim/travel/travel-input';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { expenseOf, todayFor } from '@/lib/testing/expenses';
import type { MonthCompany } from './company';
import {
  type Bank,
  banks,
  type Claim,
  type Expense,
  type Facts,
  type Movement,
  type Part,
  type Transfer,
} from './plan';
import { decimalOf } from './sums';

/** Records a movement as its form does, then deletes or changes it if that is its fate. A claim is approved. */
export async function enter(company: MonthCompany, movement: Movement): Promise<void> {
  const { viewer } = company;
  const { id, day, facts, fate, edited } = movement;
  switch (facts.is) {
    case 'expense':
      await addExpense(viewer, expenseForm(company, { id, day }, facts));
      break;
    case 'claim':
      await addClaim(viewer, claimForm(company, { id, day }, facts));
      break;
    case 'travel':
      await addTravel(
        viewer,
        travelInput(todayFor(viewer)).parse({
          ...{ id, day, kind: facts.kind, name: facts.kind === 'mileage' ? 'Car' : 'London', reason: 'Leeds' },
          quantity: `${facts.tenths / 10n}.${facts.tenths % 10n}`,
          categoryId: company.categories.get(facts.kind === 'mileage' ? 'Travel' : 'Meals'),
        }),
      );
      break;
    case 'transfer':
      await addTransfer(viewer, transferForm(company, { id, day }, facts));
  }
  if (fate === 'removed') await (facts.is === 'transfer' ? removeTransfer(viewer, id) : removeExpense(viewer, id));
  if (fate === 'edited' && edited) await change(company, { id, day }, edited);
  if (fate === 'removed' || (facts.is !== 'claim' && facts.is !== 'travel')) return;
  await submitClaim(viewer, id);
  await approveClaim(viewer, id);
  const currency = facts.is === 'claim' ? facts.currency : viewer.baseCurrency;
  const supplierRef = company.claimSuppliers?.[currency];
  if (supplierRef) await setEmployeeSupplier(viewer, { personId: viewer.userId, currency, supplierRef });
  else await markClaim(viewer, id, 'By hand');
}

/** Changes a movement as its form does. */
export async function change(company: MonthCompany, place: Place, facts: Facts): Promise<void> {
  const { viewer } = company;
  const { id } = place;
  if (facts.is === 'transfer') {
    const revision = (await findTransfer(viewer, id))?.revision;
    await changeTransfer(viewer, transferForm(company, place, facts, revision));
  } else {
    const revision = (await findExpense(viewer, id))?.revision;
    if (facts.is === 'expense') await changeExpense(viewer, expenseForm(company, place, facts, revision));
    if (facts.is === 'claim') await changeExpense(viewer, claimForm(company, place, facts, revision));
  }
}

type Place = { readonly id: string; readonly day: string };

const expenseForm = (company: MonthCompany, place: Place, facts: Expense, revision = 0) =>
  expenseOf(company.viewer, {
    ...place,
    revision,
    type: facts.type,
    merchant: facts.merchant,
    cardId: company.cardIds.get(facts.card),
    refundOf: facts.refundOf ?? '',
    ...money(company, facts),
  });

const claimForm = (company: MonthCompany, place: Place, facts: Claim, revision = 0) =>
  expenseOf(company.viewer, { ...place, revision, merchant: facts.merchant, ...money(company, facts) });

function money({ categories }: MonthCompany, { parts, currency, rate }: Pick<Expense, 'parts' | 'currency' | 'rate'>) {
  const total = parts.reduce((sum, { minor }) => sum + minor, 0n);
  const part = ({ category, minor }: Part) => ({
    amount: decimalOf(minor, currency),
    categoryId: categories.get(category),
    ...{ taxRateRef: '', taxAmount: '', trackingRefs: null, customerRef: '' },
  });
  return {
    amount: decimalOf(total, currency),
    currency,
    rate: rate ?? '',
    ...(parts.length > 1
      ? { parts: JSON.stringify(parts.map(part)) }
      : { categoryId: categories.get(parts[0]?.category ?? '') }),
  };
}

function transferForm(company: MonthCompany, place: Place, facts: Transfer, revision = 0) {
  const end = (bank: Bank) => {
    const { currency, isCard } = banks[bank];
    return isCard ? `card:${currency}:${company.cardIds.get(bank)}` : `bank:${currency}:${company.bankRefs[bank]}`;
  };
  const { kind, from, to, minor, toMinor } = facts;
  return transferInput({ today: todayFor(company.viewer) }).parse({
    ...place,
    ...{ revision, kind, note: '', from: end(from), to: end(to) },
    amount: decimalOf(minor, banks[from].currency),
    toAmount: decimalOf(toMinor, banks[to].currency),
  });
}
