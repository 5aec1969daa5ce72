import type { Package } from '../package';
import { currencyCases, transferTreatment } from './matrix';

/** The currencies of the books, of the account that pays and of the account that receives, for each case of the matrix. */
const examples = {
  O1: { base: 'GBP', from: 'GBP', to: 'GBP' },
  O2: { base: 'GBP', from: 'USD', to: 'USD' },
  O3: { base: 'GBP', from: 'USD', to: 'GBP' },
  O4: { base: 'GBP', from: 'GBP', to: 'USD' },
  O5: { base: 'GBP', from: 'USD', to: 'EUR' },
} as const;

/** Says in one sentence between which currencies a package takes transfers. `base` is the currency of the books. */
export function transferCurrencyWords({ key, name }: Package, base: string): string {
  const [, sameForeign, toBase, , foreign] = currencyCases.map(
    (each) => transferTreatment(key, examples[each]) === 'as sent',
  );
  if (foreign) return `${name} takes transfers between any two currencies.`;
  if (toBase) return `${name} takes transfers between two currencies only if one of them is ${base}.`;
  if (sameForeign) return `${name} takes transfers only between two accounts in the same currency.`;
  return `${name} takes transfers only between accounts in ${base}.`;
}
