import 'server-only';
import { inScope } from '@/lib/data/db';
import { evidenceFor } from '@/lib/domain/coding/knowledge';
import { type CodingSuggestion, suggestCategory } from '@/lib/domain/coding/suggestion';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { knowledgeIn } from './knowledge';

type Typed = Pick<Expense, 'merchant' | 'amount' | 'rate' | 'cardId' | 'note' | 'type'>;

/** Returns how Outlay would code an expense that a person is typing, with the reason in words. */
export const suggestCoding = (viewer: Viewer, typed: Typed): Promise<CodingSuggestion> =>
  inScope(viewer, async (tx) => {
    const knowledge = await knowledgeIn(tx, viewer.companyId);
    const evidence = evidenceFor(knowledge, { ...typed, spenderId: viewer.userId });
    return suggestCategory(typed.amount, evidence, knowledge.categories);
  });
