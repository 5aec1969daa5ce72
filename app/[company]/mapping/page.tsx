import type { Metadata } from 'next';
import { AddCategory } from '@/components/mapping/add-category';
import { ArchivedCategories } from '@/components/mapping/archived-categories';
import { NoBooks } from '@/components/mapping/books-state';
import { BrokenMappings } from '@/components/mapping/broken-mappings';
import { CategoryTable } from '@/components/mapping/category-table';
import { healthWords } from '@/components/mapping/health';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { tableChoices } from '@/components/mapping/table-choices';
import { MoveWaits } from '@/components/mapping/versions/move-waits';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { mappingPage } from '@/lib/data/mapping/page';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt, formatDay } from '@/lib/domain/day';
import { mappingFilter } from '@/lib/domain/mapping/filter-input';
import { categoryHealth } from '@/lib/domain/mapping/health';
import { BackgroundWork } from './background-work';
import { BooksNews } from './books-news';

export const metadata: Metadata = { title: 'Mapping' };

export default async function MappingPage({ params, searchParams }: PageProps<'/[company]/mapping'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const filter = mappingFilter.parse(await searchParams);
  const page = await mappingPage(viewer);
  const { connection, books, categories, archived, mapping, number } = page;
  const editable = may(viewer.role, 'map');
  const header = (
    <MappingHeader
      tab="categories"
      categories={categories}
      mapping={mapping}
      version={number}
      actions={editable && <AddCategory newId={newId()} />}
    />
  );
  if (!connection || connection.status === 'pending') {
    return (
      <>
        {header}
        <NoBooks mayConnect={may(viewer.role, 'connect')} />
      </>
    );
  }
  const to = packageOf(connection.package);
  const { locale, timeZone } = viewer;
  const today = dayAt(new Date(), timeZone);
  const rows = categories.map((category) => {
    const health = categoryHealth(mapping.categories[category.id], books, to);
    return {
      ...category,
      health: healthWords(health, { books: to.name, locale, timeZone, today }),
      isUnmapped: health.state === 'unmapped',
      suggestion: page.suggestions.get(category.id) ?? null,
    };
  });
  return (
    <>
      {header}
      <BooksNews viewer={viewer} connection={connection} />
      <BackgroundWork viewer={viewer} />
      {page.moveWaits && <MoveWaits books={to.name} />}
      <BrokenMappings categories={rows.filter((row) => row.health.tone === 'bad')} books={to.name} />
      <CategoryTable
        version={number}
        mapping={mapping}
        author={page.author}
        packageKey={to.key}
        rows={rows}
        filter={filter}
        editable={editable}
        choices={tableChoices({
          books,
          to,
          mapping,
          suggested: [...page.suggestions.values()].map((suggestion) => suggestion.accountRef),
          currency: viewer.baseCurrency,
          inUse: [...page.currencies, ...books.bankAccounts.map((account) => account.currency)],
          dayOf: (at) => formatDay(dayAt(at, timeZone), locale, today),
        })}
      />
      <ArchivedCategories categories={archived} editable={editable} />
    </>
  );
}
