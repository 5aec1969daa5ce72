import type { Metadata } from 'next';
import { AddCategory } from '@/components/mapping/add-category';
import { ArchivedCategories } from '@/components/mapping/archived-categories';
import { NoBooks } from '@/components/mapping/books-state';
import { BrokenMappings } from '@/components/mapping/broken-mappings';
import { CategoryTable } from '@/components/mapping/category-table';
import { healthWords } from '@/components/mapping/health';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { type CategoryRowView, categoryColumns, setIn } from '@/components/mapping/table/view';
import { tableChoices } from '@/components/mapping/table-choices';
import { MoveWaits } from '@/components/mapping/versions/move-waits';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { mappingPage } from '@/lib/data/mapping/page';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';
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
  const words = { books: to.name, locale, timeZone, today: dayAt(new Date(), timeZone) };
  const { categories: targets, ...rest } = mapping;
  const rows = categories.map((category): CategoryRowView => {
    const target = targets[category.id];
    const health = categoryHealth(target, books, to);
    const { tone, text } = healthWords(health, words);
    return {
      id: category.id,
      name: category.name,
      unsynced: category.unsynced,
      tone,
      health: text,
      isUnmapped: health.state === 'unmapped',
      suggestion: page.suggestions.get(category.id) ?? null,
      target: target ? setIn(target) : null,
    };
  });
  return (
    <>
      {header}
      <BooksNews viewer={viewer} connection={connection} />
      <BackgroundWork viewer={viewer} />
      {page.moveWaits && <MoveWaits books={to.name} />}
      <BrokenMappings categories={rows.filter((row) => row.tone === 'bad')} books={to.name} locale={viewer.locale} />
      <CategoryTable
        version={number}
        columns={categoryColumns(rows)}
        rest={rest}
        author={page.author}
        packageKey={to.key}
        filter={filter}
        editable={editable}
        choices={tableChoices({
          books,
          to,
          targets: rows.flatMap(({ id }) => targets[id] ?? []),
          suggestions: [...page.suggestions.values()],
          currency: viewer.baseCurrency,
          currenciesInUse: [...page.currencies, ...books.bankAccounts.map((account) => account.currency)],
        })}
      />
      <ArchivedCategories categories={archived} editable={editable} />
    </>
  );
}
