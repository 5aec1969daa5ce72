import 'server-only';
import { inScope } from '@/lib/data/db';
import { autoCode } from '@/lib/domain/coding/auto-code';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { describeSource } from '@/lib/domain/expense/source';
import { knowledgeIn, sayingsOf } from './knowledge';

type Typed = Pick<Expense, 'merchant' | 'amount' | 'rate' | 'cardId' | 'note' | 'type'>;

/** Returns how the company's knowledge would code an expense that is being typed, with the reason in words. */
export const suggestCoding = (
  viewer: Viewer,
  typed: Typed,
): Promise<{ readonly categoryId: string | null; readonly words: string | null }> =>
  inScope(viewer, async (tx) => {
    const knowledge = await knowledgeIn(tx, viewer.companyId);
    const says = sayingsOf(knowledge, { ...typed, spenderId: viewer.userId });
    if (says.rule && says.rule.parts.length > 1)
      return {
        categoryId: null,
        words: `Will be split into ${says.rule.parts.length} parts by ${describeSource(says.rule.source)}.`,
      };
    const [line] = autoCode({ amount: typed.amount, lines: [], supplierRef: null, supplierSource: null }, says).lines;
    const category = knowledge.categories.find(({ id }) => id === line?.categoryId);
    if (!category || !line?.sources.category) return { categoryId: null, words: null };
    return { categoryId: category.id, words: `${category.name} · ${describeSource(line.sources.category)}` };
  });
