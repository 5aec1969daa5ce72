import { comparableText } from '@/lib/domain/comparable-text';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { emptyCodingFields } from './action';
import type { RuleContent } from './rule';

type Coded = { readonly merchant: string; readonly lines: readonly Pick<ExpenseLine, 'categoryId'>[] };

/**
 * Returns a rule that codes the merchant of an expense to its category: "merchant is Uber → Travel". The rule sets no
 * tax and tracking, so they come from the category's mapping. Null when the expense is split or has no category.
 */
export function ruleContentFrom({ merchant, lines }: Coded, categoryName: string): RuleContent | null {
  const [line] = lines;
  const categoryId = lines.length === 1 ? line?.categoryId : null;
  const name = displayMerchant(merchant);
  if (!categoryId || name === '') return null;
  return {
    name: `${name} → ${categoryName}`.slice(0, 80),
    conditions: [{ field: 'merchant', test: 'is', values: [name] }],
    action: { ...emptyCodingFields, categoryId, supplierRef: null, parts: [] },
  };
}

/** Returns a readable name of a merchant: "Blue Bottle" for "SQ *BLUE BOTTLE 0412 OAKLAND CA". */
export function displayMerchant(printed: string): string {
  const { plain, key } = normaliseMerchant(printed);
  if (key === '') return plain === '' ? '' : printed.trim();
  if (key === comparableText(printed)) return printed.trim();
  return key.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
