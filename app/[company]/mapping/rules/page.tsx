import type { Metadata } from 'next';
import { z } from 'zod';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { toColumns } from '@/components/page/columns';
import { Proposals } from '@/components/rules/list/proposals';
import { RuleKeys } from '@/components/rules/list/rule-keys';
import { RuleList } from '@/components/rules/list/rule-list';
import { rulePages } from '@/components/rules/list/rule-pages';
import { RuleSearch } from '@/components/rules/list/rule-search';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { ruleProposals } from '@/lib/data/rules/proposals';
import { listRules } from '@/lib/data/rules/rules';
import { comparableText } from '@/lib/domain/comparable-text';
import { addDays, dayAt } from '@/lib/domain/day';
import { pageAddress } from '@/lib/domain/page-address';
import { describeAction, describeConditions } from '@/lib/domain/rules/describe';
import { BackgroundWork } from '../background-work';

export const metadata: Metadata = { title: 'Rules' };

const counted = 90;
const pageNumber = z.coerce.number().int().min(1).catch(1);

export default async function RulesPage({ params, searchParams }: PageProps<'/[company]/mapping/rules'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { text: given, page: asked } = await searchParams;
  const text = (typeof given === 'string' ? given : '').slice(0, 200);
  const editable = may(viewer.role, 'map');
  const { rules, names } = await listRules(viewer, addDays(dayAt(new Date(), viewer.timeZone), -counted));
  const proposals = editable ? await ruleProposals(viewer) : [];
  const wording = { names, locale: viewer.locale };
  const views = rules.map(({ id, name, conditions, action, coded }) => ({
    id,
    name,
    when: describeConditions(conditions, wording),
    gives: describeAction(action, wording),
    coded,
  }));
  const words = comparableText(text).split(' ').filter(Boolean);
  const shown = views.filter((view) => {
    const all = comparableText(`${view.name} ${view.when} ${view.gives}`);
    return words.every((word) => all.includes(word));
  });
  const pages = rulePages(shown);
  const page = Math.min(pageNumber.parse(asked), pages.length) - 1;
  const { first = 0, views: onPage = [] } = pages[page] ?? {};
  const last = first + onPage.length;
  const addressOf = (to: number) =>
    pages[to] ? pageAddress('/mapping/rules', { text, page: to > 0 && `${to + 1}` }) : undefined;
  return (
    <>
      <MappingHeader
        tab="rules"
        actions={
          <>
            {rules.length > 0 && <LinkButton href="/mapping/rules/test">Try the rules</LinkButton>}
            {editable && (
              <LinkButton href="/mapping/rules/new" variant="primary">
                New rule
              </LinkButton>
            )}
          </>
        }
      />
      <RuleKeys editable={editable} />
      <BackgroundWork viewer={viewer} />
      <Proposals proposals={proposals} />
      {rules.length > 0 && (
        <>
          <p className="mb-2.5 max-w-[80ch] text-soft">
            The first rule that matches an expense codes it. Values set by hand never change.
          </p>
          <RuleSearch text={text} />
        </>
      )}
      <RuleList
        columns={toColumns(onPage)}
        place={
          words.length > 0
            ? null
            : {
                first: first + 1,
                all: rules.length,
                before: rules[first - 1]?.id ?? null,
                after: rules[last]?.id ?? null,
              }
        }
        editable={editable}
        empty={rules.length === 0 ? <NoRules editable={editable} /> : <NoneFound text={text} all={rules.length} />}
      />
      {pages.length > 1 && (
        <Pagination
          label="Pages of rules"
          text={`${first + 1} to ${last} of ${shown.length}`}
          newerHref={addressOf(page - 1)}
          words={['Previous', 'Next']}
          olderHref={addressOf(page + 1)}
        />
      )}
    </>
  );
}

function NoneFound({ text, all }: { text: string; all: number }) {
  return (
    <Card>
      <Empty title={`No rule contains “${text}”`}>
        <TextLink href="/mapping/rules">Show all {all}</TextLink>
      </Empty>
    </Card>
  );
}

function NoRules({ editable }: { editable: boolean }) {
  return (
    <Card>
      <Empty
        icon="icon-list-checks"
        title="No rules yet"
        actions={
          editable && (
            <LinkButton href="/mapping/rules/new" variant="primary">
              Create the first rule
            </LinkButton>
          )
        }
      >
        A rule codes expenses automatically: “When the merchant contains Uber → Travel”. Without rules, Outlay uses how
        you coded the same merchant before.
        {!editable && ' Ask an owner, admin or bookkeeper to create one.'}
      </Empty>
    </Card>
  );
}
