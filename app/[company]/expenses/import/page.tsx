import type { Metadata } from 'next';
import { ImportForm } from '@/components/expense/import/import-form';
import { PastImports } from '@/components/expense/import/past/past-imports';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { requireViewer } from '@/lib/auth/viewer';
import { listCards } from '@/lib/data/company/cards';
import { listImports } from '@/lib/data/expense/import/imports';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Import expenses' };

export default async function ImportPage({ params, searchParams }: PageProps<'/[company]/expenses/import'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const asked = await searchParams;
  const at = pageAtParams.parse(asked);
  const place = pageAddress('/expenses/import', at);
  const [cards, { rows, newer, older }] = await Promise.all([listCards(viewer), listImports(viewer, at)]);
  const running = rows.find(({ personId, state }) => personId === viewer.userId && state === 'running') ?? null;
  return (
    <>
      <PageHeader
        back={<TextLink href="/expenses">Expenses</TextLink>}
        title="Import expenses"
        subtitle="From a file of your bank, card or another tool."
      />
      <div className="flex flex-col gap-4">
        <ImportForm
          cards={cards.map(({ id, name }) => ({ value: id, label: name }))}
          baseCurrency={viewer.baseCurrency}
          running={running}
        />
        <PastImports
          imports={rows}
          personId={viewer.userId}
          isFirstPage={newer === null}
          place={`${place}${place.includes('?') ? '&' : '?'}import=`}
          asked={asked.import}
          now={new Date()}
          locale={viewer.locale}
          timeZone={viewer.timeZone}
        />
        <Pagination label="Pages of imports" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
      </div>
    </>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/expenses/import', at) : undefined);
