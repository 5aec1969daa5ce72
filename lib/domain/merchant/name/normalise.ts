import { comparableText } from '@/lib/domain/comparable-text';
import { merchantKey } from './key';

export type NormalisedMerchant = { readonly plain: string; readonly key: string };

const known = new Map<string, NormalisedMerchant>();
const maxCached = 5_000;

/** A merchant's name as it is compared: as printed, and as the merchant it is wherever it was printed. */
export function normaliseMerchant(merchant: string): NormalisedMerchant {
  const kept = known.get(merchant);
  if (kept) return kept;
  const made = normalised(merchant);
  if (known.size >= maxCached) known.clear();
  known.set(merchant, made);
  return made;
}

/** Its key takes apart all that a network prints, and most rules never ask for it. */
function normalised(merchant: string): NormalisedMerchant {
  let key: string | undefined;
  return {
    plain: comparableText(merchant),
    get key() {
      key ??= comparableText(merchantKey(merchant));
      return key;
    },
  };
}
