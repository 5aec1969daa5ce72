import 'server-only';
import type { Tx } from '@/lib/data/db';
import { currentRows } from '@/lib/data/expense/stored-rows';
import { cursorAfter, type IdPage, openExpenses, pageOfOpen } from '@/lib/data/movement/open';
import { autoCode, hasManualCoding } from '@/lib/domain/coding/auto-code';
import { diffCoding, noNames } from '@/lib/domain/coding/changes';
import { evidenceFor, type Knowledge } from '@/lib/domain/coding/knowledge';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseType } from '@/lib/domain/expense/type';
import { type ExpenseFacts, factsOf } from '@/lib/domain/rules/facts';
import { firstMatch, matchesRule } from '@/lib/domain/rules/match';
import { mostPreviewed, type RulePreview } from '@/lib/domain/rules/preview';
import type { Rule } from '@/lib/domain/rules/rule';

/** The expenses of a page, and which of them a rule matches. */
export type RuleMatches = {
  /** The number of expenses of the page. */
  readonly looked: number;
  readonly cursor: string | null;
  /** The ids of the expenses that the rule matches. */
  readonly fitting: readonly string[];
  /** Of these, the ones that no earlier rule codes. */
  readonly own: readonly string[];
};

/** Returns which expenses of a page of those that can still change a rule matches. Reads only what conditions test. */
export async function matchesOf(
  tx: Tx,
  viewer: Viewer,
  { knowledge, rule }: { readonly knowledge: Knowledge; readonly rule: Rule },
  page: IdPage,
): Promise<RuleMatches> {
  const rows = await factsIn(tx, viewer, page);
  const fitting = rows.filter(({ facts }) => matchesRule(rule, facts));
  const own = fitting.filter(({ facts }) => firstMatch(knowledge.rules, facts)?.id === rule.id);
  const idsOf = (some: typeof rows) => some.map(({ id }) => id);
  return {
    looked: rows.length,
    cursor: cursorAfter(idsOf(rows), page.size),
    fitting: idsOf(fitting),
    own: idsOf(own),
  };
}

/** Returns what a rule would do to the expenses of a page. */
export async function previewPage(
  tx: Tx,
  viewer: Viewer,
  on: { readonly knowledge: Knowledge; readonly rule: Rule },
  page: IdPage,
): Promise<{ readonly preview: RulePreview; readonly cursor: string | null }> {
  const { looked, cursor, fitting, own } = await matchesOf(tx, viewer, on, page);
  const coded = (await currentRows(tx, viewer.companyId, own)).map((expense) => {
    const after = autoCode(expense, evidenceFor(on.knowledge, expense));
    return { expense, isChanged: diffCoding(expense, after, noNames).length > 0 };
  });
  const changed = coded.filter((one) => one.isChanged);
  const total = changed.reduce((sum, { expense }) => sum + factsOf(expense, viewer.baseCurrency).base.minor, 0n);
  return {
    cursor,
    preview: {
      looked,
      fits: fitting.length,
      changes: changed.length,
      byHand: coded.filter(({ expense, isChanged }) => !isChanged && expense.lines.some(hasManualCoding)).length,
      earlier: fitting.length - own.length,
      totalMinor: String(total),
      first: changed.slice(0, mostPreviewed).map(({ expense: { id, day, merchant, amount, categories } }) => ({
        id,
        day,
        merchant,
        minor: String(amount.minor),
        currency: amount.currency,
        categories: [...categories],
      })),
    },
  };
}

async function factsIn(
  tx: Tx,
  { companyId, baseCurrency }: Viewer,
  page: IdPage,
): Promise<{ readonly id: string; readonly facts: ExpenseFacts }[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    select m.id, e.merchant, e.type::text as type, e.note, e.rate::text as rate, m.amount_minor as minor,
      trim(m.currency) as currency, m.card_id as "cardId", m.person_id as "spenderId"
    from (select m.* from ${openExpenses(companyId)} ${pageOfOpen(page)}) m join expenses e on e.id = m.id
    order by m.id`;
  return rows.map(({ id, minor, currency, ...row }) => ({
    id,
    facts: factsOf({ ...row, amount: { minor, currency } }, baseCurrency),
  }));
}

type FactRow = {
  readonly id: string;
  readonly merchant: string;
  readonly type: ExpenseType;
  readonly note: string;
  readonly rate: string | null;
  readonly minor: bigint;
  readonly currency: string;
  readonly cardId: string | null;
  readonly spenderId: string;
};
