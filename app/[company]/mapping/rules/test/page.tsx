import type { Metadata } from 'next';
import { z } from 'zod';
import { testerChoices, toChoices } from '@/components/rules/editor/choices';
import { CodingSteps } from '@/components/rules/test/coding-steps';
import { PickExpense } from '@/components/rules/test/pick-expense';
import { TesterForm } from '@/components/rules/test/tester-form';
import { readTried, triedIn } from '@/components/rules/test/tried';
import { VerdictList, type VerdictView } from '@/components/rules/test/verdict-list';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { newestExpenses, triedExpense, tryRules } from '@/lib/data/coding/rule-test';
import { ruleChoices } from '@/lib/data/rules/choices';
import { currencies } from '@/lib/domain/currency';
import { formatsOf } from '@/lib/domain/locale';
import { toDecimal } from '@/lib/domain/money';
import { describeAction, describeMismatch, type Wording } from '@/lib/domain/rules/describe';
import type { RuleOutcome } from '@/lib/domain/rules/explain';
import type { ExpenseFacts } from '@/lib/domain/rules/facts';

export const metadata: Metadata = { title: 'Try the rules' };

export default async function TryRulesPage({ params, searchParams }: PageProps<'/[company]/mapping/rules/test'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { baseCurrency, locale } = viewer;
  const query = await searchParams;
  const expenseId = z.uuid().safeParse(query.expense);
  const picked = expenseId.success ? await triedExpense(viewer, expenseId.data) : null;
  const tried = picked
    ? {
        merchant: picked.merchant,
        amount: toDecimal(picked.amount),
        currency: picked.amount.currency,
        rate: picked.rate ?? '',
        type: picked.type,
        cardId: picked.cardId ?? '',
        personId: picked.spenderId,
        note: picked.note,
      }
    : triedIn(query, viewer);
  const { expense, problems } = picked
    ? { expense: picked, problems: {} }
    : readTried(tried, baseCurrency, formatsOf(locale).decimal);
  const outcome = expense && (await tryRules(viewer, expense));
  return (
    <>
      <PageHeader
        title="Try the rules"
        subtitle="See which rule applies to an expense, and why the others do not."
        back={<TextLink href="/mapping/rules">Rules</TextLink>}
      />
      <PickExpense
        expenses={await newestExpenses(viewer)}
        picked={picked && expenseId.success ? expenseId.data : ''}
        locale={locale}
      />
      <TesterForm
        // The key changes with the tested expense, so that React resets the form's fields.
        key={JSON.stringify(tried)}
        tried={tried}
        choices={testerChoices(
          toChoices(await ruleChoices(viewer, query.people === 'all' ? 'all' : [tried.personId]), {
            baseCurrency,
            currencies,
          }),
        )}
        problems={problems}
      />
      {outcome && (
        <>
          <VerdictList
            verdicts={outcome.verdicts.map((verdict) =>
              verdictView(verdict, outcome.facts, { names: outcome.names, locale }),
            )}
          />
          <CodingSteps steps={outcome.steps} />
        </>
      )}
    </>
  );
}

function verdictView(verdict: RuleOutcome, facts: ExpenseFacts, wording: Wording): VerdictView {
  const { id, name, action } = verdict.rule;
  switch (verdict.outcome) {
    case 'won':
      return { id, name, outcome: 'won', why: `It matches. It sets ${describeAction(action, wording)}.` };
    case 'earlier':
      return { id, name, outcome: 'earlier', why: `It matches, but “${verdict.winner.name}” comes first.` };
    case 'unmet': {
      const why = verdict.conditions.map((condition) => describeMismatch(condition, facts, wording)).join('; ');
      return { id, name, outcome: 'unmet', why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` };
    }
  }
}
