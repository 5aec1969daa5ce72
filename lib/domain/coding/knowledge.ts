import { canBePaidIn } from '@/lib/domain/books/books';
import type { Category } from '@/lib/domain/company/category';
import type { Expense } from '@/lib/domain/expense/expense';
import { guessCategory } from '@/lib/domain/merchant/guess';
import { type CodingHistoryEntry, categoryFromHistory } from '@/lib/domain/merchant/history';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { toDecimal } from '@/lib/domain/money';
import { factsOf } from '@/lib/domain/rules/facts';
import { firstMatch } from '@/lib/domain/rules/match';
import type { Rule } from '@/lib/domain/rules/rule';
import { autoCode, type Coding, type CodingEvidence, type GuessedCategory } from './auto-code';

/** Everything with which Outlay codes a company's expenses automatically. */
export type Knowledge = {
  readonly rules: readonly Rule[];
  readonly categories: readonly Category[];
  /** The coding history: how people of the company coded each merchant before. */
  readonly learned: readonly CodingHistoryEntry[];
  /**
   * The supplier in the linked books for each merchant that has an alias, by merchant key, with the supplier's
   * currency.
   */
  readonly suppliers: ReadonlyMap<string, { readonly ref: string; readonly currency: string }>;
  readonly lineLimit: number;
  readonly baseCurrency: string;
};

type Uncoded = Expense & { readonly spenderId: string };

/** Returns the coding of a new expense by the company's rules, coding history, dictionary and aliases. */
export const codeNew = (knowledge: Knowledge, expense: Uncoded): Coding =>
  autoCode(expense, evidenceFor(knowledge, expense));

type Spent = Pick<Expense, 'merchant' | 'amount' | 'rate' | 'cardId' | 'note' | 'type'> & {
  readonly spenderId: string;
};

/** Returns what the rules, the coding history, the dictionary and the aliases say about one expense. */
export function evidenceFor(knowledge: Knowledge, expense: Spent): CodingEvidence {
  const rule = firstMatch(knowledge.rules, factsOf(expense, knowledge.baseCurrency));
  const supplier = knowledge.suppliers.get(normaliseMerchant(expense.merchant).key);
  return {
    rule: rule && { ...rule.action, source: { by: 'rule', ruleId: rule.id, name: rule.name } },
    guess: guessOf(expense, knowledge),
    supplierRef: supplier && canBePaidIn(supplier, expense.amount.currency) ? supplier.ref : null,
    lineLimit: knowledge.lineLimit,
  };
}

function guessOf({ merchant, amount }: Spent, { categories, learned }: Knowledge): GuessedCategory | null {
  const purchase = { merchant, amount: Number(toDecimal(amount)), currency: amount.currency };
  const guess = guessCategory(purchase, { categories, history: learned });
  if ('uncoded' in guess) return null;
  const own = guess.by === 'learned' ? categoryFromHistory(merchant, learned) : undefined;
  // Removes the category and the full stop from the reason, because the pages show the category beside it.
  const because = guess.because.replace(/(, which goes to .*)?\.$/, '');
  return {
    categoryId: guess.categoryId,
    source: own ? { by: 'learned', times: own.times } : { by: 'known', because },
  };
}
