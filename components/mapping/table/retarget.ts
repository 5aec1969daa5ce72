import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { Column, TableChoices } from './view';

/** What a category goes to after a choice in one of its columns; '' chooses nothing. */
export function retarget(target: CategoryTarget, column: Column, ref: string, choices: TableChoices): CategoryTarget {
  const chosen = ref === '' ? null : ref;
  if (column === 'account') return withAccount(target, chosen, choices);
  if (column === 'taxRate') return { ...target, taxRateRef: chosen };
  if (column === 'supplier') return { ...target, supplierRef: chosen };
  if (column === 'customer') return { ...target, customerRef: chosen };
  const options = choices.dimensions.find((dimension) => dimension.ref === column.dimension)?.options ?? [];
  const others = target.trackingRefs.filter((known) => !options.some((option) => option.value === known));
  return { ...target, trackingRefs: chosen === null ? others : [...others, chosen] };
}

/** A new account brings its own tax rate along, unless a person had chosen another. */
function withAccount(target: CategoryTarget, accountRef: string | null, { ownTaxRates }: TableChoices): CategoryTarget {
  const before = target.accountRef === null ? undefined : ownTaxRates[target.accountRef];
  const chosenByHand = target.taxRateRef !== null && target.taxRateRef !== before;
  const own = accountRef === null ? undefined : ownTaxRates[accountRef];
  return { ...target, accountRef, taxRateRef: chosenByHand ? target.taxRateRef : (own ?? target.taxRateRef) };
}

/** What a category goes to when its suggestion is accepted; a tax rate chosen already stays. */
export const accepting = (target: CategoryTarget, { accountRef, taxRateRef }: Suggestion): CategoryTarget => ({
  ...target,
  accountRef,
  taxRateRef: target.taxRateRef ?? taxRateRef,
});
