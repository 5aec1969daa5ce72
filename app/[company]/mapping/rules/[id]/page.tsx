import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { toChoices } from '@/components/rules/editor/choices';
import { RuleEditor } from '@/components/rules/editor/rule-editor';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardSection } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { ruleChoices } from '@/lib/data/rules/choices';
import { findRule } from '@/lib/data/rules/rules';
import { currencies } from '@/lib/domain/currency';
import { dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { describeRule } from '@/lib/domain/rules/describe';
import { toRuleForm } from '@/lib/domain/rules/form';
import type { Rule } from '@/lib/domain/rules/rule';

export const metadata: Metadata = { title: 'Rule' };

export default async function RulePage({ params }: PageProps<'/[company]/mapping/rules/[id]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await findRule(viewer, id.data) : null;
  if (!found) notFound();
  const { rule, names } = found;
  const { baseCurrency, locale } = viewer;
  const back = <TextLink href="/mapping/rules">Rules</TextLink>;
  if (!may(viewer.role, 'map')) {
    return (
      <>
        <PageHeader title={rule.name} back={back} />
        <Card>
          <CardSection>{describeRule(rule, { names, locale })}</CardSection>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader title={rule.name} back={back} />
      <RuleEditor
        key={rule.id}
        rule={{
          id: rule.id,
          revision: rule.revision,
          start: toRuleForm(rule, baseCurrency, formatsOf(viewer.locale).decimal),
        }}
        choices={toChoices(await ruleChoices(viewer, peopleOf(rule)), { baseCurrency, currencies })}
        startNames={Object.fromEntries(names)}
        locale={locale}
        today={dayAt(new Date(), viewer.timeZone)}
      />
    </>
  );
}

/** The people that the conditions of a rule name. */
const peopleOf = ({ conditions }: Rule) =>
  conditions.flatMap((condition) =>
    condition.field === 'person' ? condition.values.filter((id) => z.uuid().safeParse(id).success) : [],
  );
