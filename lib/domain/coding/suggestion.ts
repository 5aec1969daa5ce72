import type { Category } from '@/lib/domain/company/category';
import { describeSource } from '@/lib/domain/expense/source';
import type { Money } from '@/lib/domain/money';
import { autoCode, type CodingEvidence } from './auto-code';

export type CodingSuggestion = { readonly categoryId: string | null; readonly words: string | null };

/**
 * Returns the category that automatic coding would set, with the reason in words. Both are null when it would set none.
 */
export function suggestCategory(
  amount: Money,
  evidence: CodingEvidence,
  categories: readonly Category[],
): CodingSuggestion {
  const { rule } = evidence;
  if (rule && rule.parts.length > 1)
    return {
      categoryId: null,
      words: `Will be split into ${rule.parts.length} parts by ${describeSource(rule.source)}.`,
    };
  const [line] = autoCode({ amount, lines: [], supplierRef: null, supplierSource: null }, evidence).lines;
  const category = categories.find(({ id }) => id === line?.categoryId);
  if (!category || !line?.sources.category) return { categoryId: null, words: null };
  return { categoryId: category.id, words: `${category.name} · ${describeSource(line.sources.category)}` };
}
