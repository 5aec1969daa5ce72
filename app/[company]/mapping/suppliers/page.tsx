import type { Metadata } from 'next';
import { NoBooks } from '@/components/mapping/books-state';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { MerchantTable } from '@/components/mapping/suppliers/merchant-table';
import { toColumns } from '@/components/page/columns';
import { PageForm } from '@/components/page/page-form';
import { CountProgress } from '@/components/task/count-progress';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { Ago } from '@/components/ui/display/instant';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { SearchInput } from '@/components/ui/form/search-input';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { merchantPage } from '@/lib/data/coding/merchants';
import { packageOf } from '@/lib/domain/books/package';
import { type MerchantFilter, merchantAddress, merchantFilter } from '@/lib/domain/merchant/filter';
import { formatTotal } from '@/lib/domain/number';
import { BackgroundWork } from '../background-work';
import { BooksNews } from '../books-news';

export const metadata: Metadata = { title: 'Suppliers' };

export default async function SupplierMappingPage({ params, searchParams }: PageProps<'/[company]/mapping/suppliers'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const filter = merchantFilter.parse(await searchParams);
  const page = await merchantPage(viewer, filter);
  const { connection, rows, counts } = page;
  const { show, text } = filter;
  const header = <MappingHeader tab="suppliers" />;
  if (!connection || connection.status === 'pending') {
    return (
      <>
        {header}
        <NoBooks mayConnect={may(viewer.role, 'connect')} />
      </>
    );
  }
  const to = packageOf(connection.package);
  if (to.supplier !== 'required') {
    return (
      <>
        {header}
        <Card>
          <Empty
            icon="icon-store"
            title={`${to.name} records have no supplier`}
            actions={
              to.supplier === 'default' && <LinkButton href="/mapping/cards">Choose the default supplier</LinkButton>
            }
          >
            The merchant’s name is in the description of the record
            {to.supplier === 'default' && ', with the default supplier that the package requires'}.
          </Empty>
        </Card>
      </>
    );
  }
  const chip = (show: MerchantFilter['show'], label: string) => (
    <Chip
      href={merchantAddress({ text, show })}
      on={filter.show === show}
      count={formatTotal(counts[show], viewer.locale)}
    >
      {label}
    </Chip>
  );
  return (
    <>
      {header}
      <BooksNews viewer={viewer} connection={connection} />
      <BackgroundWork viewer={viewer} />
      <p className="mb-3 max-w-[75ch] text-soft">
        Each record in {to.name} needs a supplier. Choose the supplier of a merchant once; it is used for every expense
        there, however the merchant’s name is spelled.
      </p>
      {page.countedAt && (
        <p className="mb-3 text-sm text-faint">
          Counted <Ago at={page.countedAt} now={new Date()} locale={viewer.locale} timeZone={viewer.timeZone} />
          {page.progress && ', and being counted again'}.
        </p>
      )}
      <FilterBar label="Filter merchants">
        <PageForm className="contents" action="/mapping/suppliers">
          {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
          <SearchInput label="Merchant" name="text" shortcut="/" defaultValue={filter.text} maxLength={100} />
        </PageForm>
        {chip('all', 'All')}
        {chip('unnamed', 'Default supplier')}
        {chip('named', 'Own supplier')}
      </FilterBar>
      {rows.length > 0 ? (
        <>
          <MerchantTable
            columns={toColumns(rows)}
            books={to.name}
            packageKey={to.key}
            fallback={page.fallback}
            editable={may(viewer.role, 'map')}
          />
          <Pagination
            label="Pages of merchants"
            newerHref={page.newer === null ? undefined : merchantAddress({ show, text, before: page.newer })}
            olderHref={page.older === null ? undefined : merchantAddress({ show, text, after: page.older })}
          />
        </>
      ) : page.progress && page.countedAt === null ? (
        <CountProgress progress={page.progress} locale={viewer.locale} />
      ) : counts.all > 0 ? (
        <Empty
          icon="icon-store"
          title="No merchant matches"
          actions={<LinkButton href="/mapping/suppliers">Show all merchants</LinkButton>}
        >
          Change or clear the filters.
        </Empty>
      ) : (
        <Empty
          icon="icon-store"
          title="No merchants yet"
          actions={
            <LinkButton href="/expenses/new" variant="primary">
              Record the first expense
            </LinkButton>
          }
        >
          Merchants appear here, each with its supplier in {to.name}.
        </Empty>
      )}
    </>
  );
}
