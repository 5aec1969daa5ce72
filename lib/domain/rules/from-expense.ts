import { comparableText } from '@/lib/domain/comparable-text';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { emptyCodingFields } from './action';
import type { RuleContent } from './rule';

type Coded = { readonly merchant: string; readonly lines: readonly Pick<ExpenseLine, 'categoryId'>[] };

/**
 * The rule that always does what was done to an expense: "merchant is Uber → Travel"; null when it has no category, or
 * was split by hand. Only the category goes into it: tax and tracking follow the category's mapping.
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

/** A merchant as a person would write it: "Blue Bottle" for "SQ *BLUE BOTTLE 0412 OAKLAND CA". */
export function displayMerchant(printed: string): string {
  const { plain, key } = normaliseMerchant(printed);
  if (key === '') return plain === '' ? '' : printed.trim();
  if (key === comparableText(printed)) return printed.trim();
  return key.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
