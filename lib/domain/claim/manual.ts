import { type Day, formatDay } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount, type Money } from '@/lib/domain/money';
import type { ManualValue } from '@/lib/domain/transfer/manual';

/** A bill as a person enters it. `account` is the name of the account in the books, or of the category. */
export type ManualBill = {
  readonly person: string;
  readonly day: Day;
  readonly dueDay: Day;
  readonly reference: string;
  readonly description: string;
  readonly lines: readonly { readonly account: string; readonly amount: Money }[];
  readonly total: Money;
};

/** Returns what to enter in the package for a claim, in the formats of the company's country. Amounts include tax. */
export function manualBill(bill: ManualBill, locale: string): readonly ManualValue[] {
  const { decimal } = formatsOf(locale);
  const amount = (money: Money) => editableAmount(money, decimal);
  const { currency } = bill.total;
  return [
    { term: 'Supplier', text: bill.person },
    { term: 'Date', text: formatDay(bill.day, locale) },
    { term: 'Due date', text: formatDay(bill.dueDay, locale) },
    { term: 'Reference', text: bill.reference },
    { term: 'Description', text: bill.description },
    ...bill.lines.flatMap((line, index) => {
      const number = bill.lines.length > 1 ? ` ${index + 1}` : '';
      return [
        { term: `Account${number}`, text: line.account },
        { term: `Amount${number}, ${currency}`, text: amount(line.amount) },
      ];
    }),
    ...(bill.lines.length > 1 ? [{ term: `Total, ${currency}`, text: amount(bill.total) }] : []),
  ];
}
