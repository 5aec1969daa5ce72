import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

/** A possible supplier of a merchant, with the confidence in per cent. */
export type SupplierSuggestion = { readonly ref: string; readonly name: string; readonly confidence: number };

type Named = { readonly ref: string; readonly name: string };
type Indexed = Named & { readonly words: readonly string[] };

const legalForms = new Set(
  'ltd limited plc llp llc inc incorporated corp corporation co company gmbh ag bv nv sa sas sarl srl spa oy ab as aps pty uk'.split(
    ' ',
  ),
);

/** Returns a function that finds the supplier of a merchant by name. Build it once for thousands of suppliers. */
export function supplierFinder(suppliers: readonly Named[]): (merchant: string) => SupplierSuggestion | undefined {
  const byFirst = new Map<string, Indexed[]>();
  for (const supplier of suppliers) {
    const words = supplierWords(supplier.name);
    const [first = ''] = words;
    const alike = byFirst.get(first);
    if (alike) alike.push({ ...supplier, words });
    else byFirst.set(first, [{ ...supplier, words }]);
  }
  return (merchant) => {
    const words = supplierWords(merchant);
    const { key } = normaliseMerchant(merchant);
    const [best, second] = (byFirst.get(words[0] ?? '') ?? [])
      .map(({ ref, name, words: theirs }) => ({
        ref,
        name,
        // The built-in knowledge identifies them as the same merchant.
        confidence: Math.max(scoreNames(words, theirs), key === normaliseMerchant(name).key ? 92 : 0),
      }))
      .filter(({ confidence }) => confidence >= 70)
      .sort((one, other) => other.confidence - one.confidence);
    // On a tie a person must decide.
    return best && best.confidence !== second?.confidence ? best : undefined;
  };
}

/** Both names start with the same word; extra words lower the score. */
function scoreNames(merchant: readonly string[], supplier: readonly string[]): number {
  const shared = merchant.filter((word) => supplier.includes(word)).length;
  if (shared === merchant.length && shared === supplier.length) return 97;
  if (shared === supplier.length) return shared > 1 ? 90 : supplier.some(isWeakWord) ? 0 : 80;
  if (shared === merchant.length) return shared > 1 ? 86 : merchant.some(isWeakWord) ? 0 : 72;
  return 0;
}

/** A single short or common word does not identify a supplier. */
const isWeakWord = (word: string): boolean => word.length < 4 || common.has(word);
const common = new Set(
  'the city royal hotel global national international united first green blue cafe restaurant grand star west north south east park'.split(
    ' ',
  ),
);

const supplierWords = (name: string): string[] => {
  const words = normaliseMerchant(name)
    .plain.split(' ')
    .filter((word) => word !== '');
  const told = words.filter((word) => !legalForms.has(word) && word !== 'and' && !/^\d+$/.test(word));
  return told.length > 0 ? told : words;
};
