import { expect } from 'vitest';
import { claimRulesOf } from '@/lib/domain/books/claim-rules';
import { isTypeWritten, kindRule } from '@/lib/domain/books/kinds';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { brandOf } from '@/lib/domain/books/package/package-type';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import { type ExpenseType, isMoneyOut } from '@/lib/domain/expense/type';
import type { LinkedCompany } from '../linked-company';
import { isClaim, isTransfer, type WorkedExample } from './worked-examples';

type Entry = { readonly kind: string; readonly contact?: { readonly id: string } | null | undefined };

/** Checks the direction of a record, and whom it names. */
export function expectRecord(key: PackageKey, { books }: LinkedCompany, type: ExpenseType, entry: Entry): void {
  const rule = kindRule(key, type);
  const contacts = rule.isWritten && rule.contact === 'customer' ? books.customers : books.suppliers;
  const hasContact = rule.isWritten && rule.contact !== 'none';
  expect(
    contacts.some(({ ref }) => ref === entry.contact?.id),
    type,
  ).toBe(hasContact);
  expect(entry.kind).toBe(isMoneyOut(type) ? 'Spend money' : 'Receive money');
}

/** Whether the books do not take the example. The document names the packages, as the Expenses API serves them. */
export function isRefused(
  key: PackageKey,
  { type, currency, notTakenBy }: WorkedExample,
  examples: readonly WorkedExample[],
): boolean {
  const isMissing = (each: PackageKey) => {
    if (isClaim(type)) return claimRulesOf(each) === null;
    return isTransfer(type) ? !transferRulesOf(each) : !isTypeWritten(each, type);
  };
  const { name } = packageOf(key);
  const takesNoCurrency = examples.some(
    (other) => other.type === 'payment' && other.currency === currency && other.notTakenBy.includes(name),
  );
  if (isMissing(key) || (currency !== null && takesNoCurrency)) return true;
  return notTakenBy.includes(name) && !isMissing(brandOf(key));
}
