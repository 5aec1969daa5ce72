import { claimRulesOf } from '../claim-rules';
import { fieldExceptionsOf } from '../field-exceptions';
import { isTypeWritten } from '../kinds';
import { packageOf } from '../package';
import { transferRulesOf } from '../transfer/rules';
import { directKeyOf, type ExpensesKey } from './package-type';

/** What changes when a company writes direct costs in place of expenses, as sentences for its page. */
export type WayDifferences = { readonly gains: readonly string[]; readonly losses: readonly string[] };

const moneyIn = [
  ['refund', 'refunds'],
  ['reward', 'cashback'],
  ['chargeback', 'chargebacks'],
] as const;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Compares the two ways for a package that has both. */
export function wayDifferences(key: ExpensesKey): WayDifferences {
  const direct = directKeyOf(key);
  const { name, updates, receipts } = packageOf(key);
  const gained = moneyIn.filter(([type]) => isTypeWritten(direct, type) && !isTypeWritten(key, type));
  const lost = moneyIn.filter(([type]) => !isTypeWritten(direct, type) && isTypeWritten(key, type));
  const named = (types: readonly (readonly [string, string])[]) => list.format(types.map(([, words]) => words));
  const dropped = fieldExceptionsOf(direct).filter(
    ({ field, effect }) =>
      effect === 'dropped' && !fieldExceptionsOf(key).some((each) => each.field === field && each.effect === 'dropped'),
  );
  const transfers = transferRulesOf(key);
  return {
    gains: gained.length > 0 ? [`${name} takes ${named(gained)} from Outlay.`] : [],
    losses: [
      ...(lost.length > 0 ? [`${name} takes no ${named(lost)}. Enter them there by hand.`] : []),
      ...(updates === 'none' ? [] : [`An expense that is edited later is changed in ${name} by hand.`]),
      ...(transfers && transfers.updates !== 'none' ? ['So is a transfer.'] : []),
      ...(claimRulesOf(key) ? [`Approved claims are entered in ${name} by hand.`] : []),
      ...(receipts && packageOf(direct).receipts?.expenseTypes.length === 0 ? ['No receipts are attached.'] : []),
      ...dropped.map(({ words }) => words),
      'Each record is sent by itself, so a large sync takes longer.',
    ],
  };
}
