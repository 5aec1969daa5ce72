import { type Day, formatDay } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount } from '@/lib/domain/money';
import { transferKindNames } from './kind';
import type { Transfer } from './transfer';

/** One value that a person enters in the package. */
export type ManualValue = { readonly term: string; readonly text: string };

/**
 * Returns what to enter in the package for a transfer, in the formats of the company's country. `nameOf` returns the name
 * of an end's bank account in the books, or null if none is mapped.
 */
export function manualValues(
  transfer: Transfer,
  { locale, nameOf }: { readonly locale: string; readonly nameOf: (side: 'from' | 'to') => string | null },
): readonly ManualValue[] {
  const { decimal } = formatsOf(locale);
  const amountOf = (side: 'from' | 'to') => editableAmount(transfer[side].amount, decimal);
  const currencies = [transfer.from.amount.currency, transfer.to.amount.currency] as const;
  const isOne = currencies[0] === currencies[1];
  return [
    { term: 'From', text: nameOf('from') ?? transfer.from.name },
    { term: 'To', text: nameOf('to') ?? transfer.to.name },
    { term: 'Date', text: dayText(transfer.day, locale) },
    { term: isOne ? `Amount, ${currencies[0]}` : `Out, ${currencies[0]}`, text: amountOf('from') },
    ...(isOne ? [] : [{ term: `In, ${currencies[1]}`, text: amountOf('to') }]),
    { term: 'Description', text: transfer.note || transferKindNames[transfer.kind] },
  ];
}

const dayText = (day: Day, locale: string): string => formatDay(day, locale);
