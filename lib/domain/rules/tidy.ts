/** Text as it is compared: no case, no accents, one space between words, and nothing but letters and figures. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

type Plain = { readonly plain: string; readonly key: string };

const known = new Map<string, Plain>();
const mostKept = 5_000;

/** A merchant's name as it is compared: as printed, and as the merchant it is wherever it was printed. */
export function plainMerchant(merchant: string): Plain {
  const kept = known.get(merchant);
  if (kept) return kept;
  const made = { plain: plainText(merchant), key: plainText(merchant) };
  if (known.size >= mostKept) known.clear();
  known.set(merchant, made);
  return made;
}
