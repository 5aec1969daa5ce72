import { comparableText } from '@/lib/domain/comparable-text';
import { merchantKey } from './key';

export type NormalisedMerchant = { readonly plain: string; readonly key: string };

const known = new Map<string, NormalisedMerchant>();
const maxCached = 5_000;

/** Returns a merchant's comparable text and merchant key, cached by the printed name. */
export function normaliseMerchant(merchant: string): NormalisedMerchant {
  const kept = known.get(merchant);
  if (kept) return kept;
  const made = normalised(merchant);
  if (known.size >= maxCached) known.clear();
  known.set(merchant, made);
  return made;
}

/** Computes the key only on demand, because it is slow and most rules do not need it. */
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
