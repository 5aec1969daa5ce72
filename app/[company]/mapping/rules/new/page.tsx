import type { Metadata } from 'next';
import { z } from 'zod';
import { toChoices } from '@/components/rules/editor/choices';
import { RuleEditor } from '@/components/rules/editor/rule-editor';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { ruleChoices } from '@/lib/data/rules/choices';
import { ruleFromExpense } from '@/lib/data/rules/from-expense';
import { currencies } from '@/lib/domain/currency';
import { dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { emptyRuleForm, toRuleForm } from '@/lib/domain/rules/form';

export const metadata: Metadata = { title: 'New rule' };

export default async function NewRulePage({ params, searchParams }: PageProps<'/[company]/mapping/rules/new'>) {
  const viewer = await requireViewer(params, 'map');
  const { from } = await searchParams;
  const expenseId = z.uuid().safeParse(from);
  const content = expenseId.success ? await ruleFromExpense(viewer, expenseId.data) : null;
  const { baseCurrency } = viewer;
  return (
    <>
      <PageHeader title="New rule" back={<TextLink href="/mapping/rules">Rules</TextLink>} />
      <RuleEditor
        rule={{
          id: newId(),
          revision: 0,
          start: content
            ? { ...toRuleForm(content, baseCurrency, formatsOf(viewer.locale).decimal), name: '' }
            : emptyRuleForm(baseCurrency),
        }}
        choices={toChoices(await ruleChoices(viewer, []), { baseCurrency, currencies })}
        startNames={{}}
        locale={viewer.locale}
        today={dayAt(new Date(), viewer.timeZone)}
      />
    </>
  );
}
