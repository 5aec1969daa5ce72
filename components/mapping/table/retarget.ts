import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { Column, TableChoices } from './view';

/** Returns the coding of a category after a choice in one column. An empty `ref` removes the choice. */
export function retarget(target: CategoryTarget, column: Column, ref: string, choices: TableChoices): CategoryTarget {
  const chosen = ref === '' ? null : ref;
  if (column === 'account') return withAccount(target, chosen, choices);
  if (column === 'taxRate') return { ...target, taxRateRef: chosen };
  if (column === 'supplier') return { ...target, supplierRef: chosen };
  if (column === 'customer') return { ...target, customerRef: chosen };
  const others = target.trackingRefs.filter((known) => choices.dimensionOf[known] !== column.dimension);
  return { ...target, trackingRefs: chosen === null ? others : [...others, chosen] };
}

/** Sets the account, and with it the account's default tax rate. A tax rate that a person chose is not changed. */
function withAccount(target: CategoryTarget, accountRef: string | null, { ownTaxRates }: TableChoices): CategoryTarget {
  const before = target.accountRef === null ? undefined : ownTaxRates[target.accountRef];
  const chosenByHand = target.taxRateRef !== null && target.taxRateRef !== before;
  const own = accountRef === null ? undefined : ownTaxRates[accountRef];
  return { ...target, accountRef, taxRateRef: chosenByHand ? target.taxRateRef : (own ?? target.taxRateRef) };
}

/** Returns the coding of a category after its suggestion is accepted. A tax rate that is already set is not changed. */
export const accepting = (target: CategoryTarget, { accountRef, taxRateRef }: Suggestion): CategoryTarget => ({
  ...target,
  accountRef,
  taxRateRef: target.taxRateRef ?? taxRateRef,
});
