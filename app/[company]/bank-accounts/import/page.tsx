import type { Metadata } from 'next';
import { z } from 'zod';
import { StatementForm } from '@/components/bank-line/statement-form';
import { PastImports } from '@/components/expense/import/past/past-imports';
import { NoBooks } from '@/components/mapping/books-state';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { bankAccountsOf } from '@/lib/data/bank-line/accounts';
import { listImports } from '@/lib/data/expense/import/imports';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Import a statement' };

const accountParam = z.object({ account: z.string().max(200).optional().catch(undefined) });

export default async function StatementPage({ params, searchParams }: PageProps<'/[company]/bank-accounts/import'>) {
  const viewer = await requireViewer(params, 'record-transfer');
  const given = await searchParams;
  const at = pageAtParams.parse(given);
  const { account: ref } = accountParam.parse(given);
  const [{ connection, accounts }, { rows, newer, older }] = await Promise.all([
    bankAccountsOf(viewer),
    listImports(viewer, at, 'bank_lines'),
  ]);
  const running = rows.find(({ personId, state }) => personId === viewer.userId && state === 'running') ?? null;
  const place = addressOf(at, ref);
  const header = (
    <PageHeader
      back={<TextLink href="/bank-accounts">Bank accounts</TextLink>}
      title="Import a statement"
      subtitle="Its lines are used to reconcile your books. They do not become expenses, and nothing is written to your books."
    />
  );
  if (!connection)
    return (
      <>
        {header}
        <NoBooks mayConnect={may(viewer.role, 'connect')} />
      </>
    );
  return (
    <>
      {header}
      <div className="flex flex-col gap-4">
        <StatementForm
          accounts={accounts.map((account) => ({
            value: account.ref,
            label: [account.name, ...account.cards.map(({ name }) => name)].join(' · '),
          }))}
          accountRef={accounts.find((account) => account.ref === ref)?.ref ?? null}
          baseCurrency={viewer.baseCurrency}
          running={running}
        />
        <PastImports
          imports={rows}
          personId={viewer.userId}
          isFirstPage={newer === null}
          place={`${place}${place.includes('?') ? '&' : '?'}import=`}
          asked={given.import}
          now={new Date()}
          locale={viewer.locale}
          timeZone={viewer.timeZone}
          noun="line"
        />
        <Pagination
          label="Pages of imports"
          newerHref={newer ? addressOf(newer, ref) : undefined}
          olderHref={older ? addressOf(older, ref) : undefined}
        />
      </div>
    </>
  );
}

const addressOf = (at: PageAt, account: string | undefined) =>
  pageAddress('/bank-accounts/import', { ...at, ...(account && { account }) });
