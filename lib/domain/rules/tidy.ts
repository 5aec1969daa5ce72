import { comparableText } from '@/lib/domain/comparable-text';
import { merchantKey } from '@/lib/domain/merchant/name/key';

export type PlainMerchant = { readonly plain: string; readonly key: string };

const known = new Map<string, PlainMerchant>();
const mostKept = 5_000;

/** A merchant's name as it is compared: as printed, and as the merchant it is wherever it was printed. */
export function plainMerchant(merchant: string): PlainMerchant {
  const kept = known.get(merchant);
  if (kept) return kept;
  const made = compared(merchant);
  if (known.size >= mostKept) known.clear();
  known.set(merchant, made);
  return made;
}

/** Its key takes apart all that a network prints, and most rules never ask for it. */
function compared(merchant: string): PlainMerchant {
  let key: string | undefined;
  return {
    plain: comparableText(merchant),
    get key() {
      key ??= comparableText(merchantKey(merchant));
      return key;
    },
  };
}
