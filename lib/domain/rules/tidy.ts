import { merchantKey } from '../merchant/key';
import { plainText } from '../plain-text';

type Plain = { readonly plain: string; readonly key: string };

const known = new Map<string, Plain>();
const mostKept = 5_000;

/** A merchant's name as it is compared: as printed, and as the merchant it is wherever it was printed. */
export function plainMerchant(merchant: string): Plain {
  const kept = known.get(merchant);
  if (kept) return kept;
  const made = { plain: plainText(merchant), key: plainText(merchantKey(merchant)) };
  if (known.size >= mostKept) known.clear();
  known.set(merchant, made);
  return made;
}
