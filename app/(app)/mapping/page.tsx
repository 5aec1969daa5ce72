import type { Metadata } from 'next';
import { AddCategory } from '@/components/mapping/add-category';
import { ArchivedCategories } from '@/components/mapping/archived-categories';
import { ListsNotice, NoBooks } from '@/components/mapping/books-state';
import { BrokenMappings } from '@/components/mapping/broken-mappings';
import { CategoryTable } from '@/components/mapping/category-table';
import { accountChoices, dimensionChoices, taxRateChoices } from '@/components/mapping/choices';
import { healthWords } from '@/components/mapping/health';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { mappingPage } from '@/lib/data/mapping-page';
import { dayAt } from '@/lib/domain/day';
import { isMapped, unmapped } from '@/lib/domain/mapping';
import { categoryHealth } from '@/lib/domain/mapping-health';
import { packageOf } from '@/lib/domain/package';

export const metadata: Metadata = { title: 'Mapping' };

export default async function MappingPage() {
  const viewer = await requireViewer('see-all-expenses');
  const { connection, books, categories, archived, mapping, number } = await mappingPage(viewer);
  const editable = may(viewer.role, 'map');
  const mayConnect = may(viewer.role, 'connect');
  const header = (
    <MappingHeader
      tab="categories"
      mapped={categories.filter((category) => isMapped(mapping, category.id)).length}
      all={categories.length}
      version={number}
      actions={editable && <AddCategory newId={newId()} />}
    />
  );
  if (!connection || connection.status === 'pending') {
    return (
      <>
        {header}
        <NoBooks mayConnect={mayConnect} />
      </>
    );
  }
  const to = packageOf(connection.package);
  const targets = categories.flatMap((category) => mapping.categories[category.id] ?? []);
  const words = {
    books: to.name,
    locale: viewer.locale,
    timeZone: viewer.timeZone,
    today: dayAt(new Date(), viewer.timeZone),
  };
  const rows = categories.map((category) => ({
    ...category,
    target: mapping.categories[category.id] ?? unmapped,
    health: healthWords(categoryHealth(mapping.categories[category.id], books, to), words),
  }));
  return (
    <>
      {header}
      <ListsNotice connection={connection} />
      <BrokenMappings categories={rows.filter((row) => row.health.tone === 'bad')} books={to.name} />
      <CategoryTable
        books={to.name}
        version={number}
        rows={rows}
        accounts={accountChoices(books, to, new Set(targets.flatMap((target) => target.accountRef ?? [])))}
        taxRates={
          to.taxRate === 'none'
            ? null
            : taxRateChoices(books, to, new Set(targets.flatMap((target) => target.taxRateRef ?? [])))
        }
        dimensions={dimensionChoices(books, to)}
        editable={editable}
      />
      <ArchivedCategories categories={archived} editable={editable} />
    </>
  );
}
