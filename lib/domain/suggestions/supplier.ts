import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

/** A supplier in the books that a merchant may be, with the confidence in per cent. */
export type SupplierSuggestion = { readonly ref: string; readonly name: string; readonly confidence: number };

type Named = { readonly ref: string; readonly name: string };
type Indexed = Named & { readonly words: readonly string[] };

const legalForms = new Set(
  'ltd limited plc llp llc inc incorporated corp corporation co company gmbh ag bv nv sa sas sarl srl spa oy ab as aps pty uk'.split(
    ' ',
  ),
);

/**
 * Returns a function that finds the supplier for a merchant by name. Indexing thousands of suppliers is slow, so create
 * the function once.
 */
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
        // When the merchant keys are equal, both names mean the same merchant, however little their words agree.
        confidence: Math.max(scoreNames(words, theirs), key === normaliseMerchant(name).key ? 92 : 0),
      }))
      .filter(({ confidence }) => confidence >= 70)
      .sort((one, other) => other.confidence - one.confidence);
    // When two suppliers are equally likely, none is suggested, because a person must decide.
    return best && best.confidence !== second?.confidence ? best : undefined;
  };
}

/** Returns the confidence in per cent that two names are the same company. Words that only one name has reduce it. */
function scoreNames(merchant: readonly string[], supplier: readonly string[]): number {
  const shared = merchant.filter((word) => supplier.includes(word)).length;
  if (shared === merchant.length && shared === supplier.length) return 97;
  if (shared === supplier.length) return shared > 1 ? 90 : supplier.some(isWeakWord) ? 0 : 80;
  if (shared === merchant.length) return shared > 1 ? 86 : merchant.some(isWeakWord) ? 0 : 72;
  return 0;
}

/** Whether a word is too short or too common to identify a supplier by itself. */
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
