import type { Metadata } from 'next';
import { AddCard } from '@/components/mapping/add-card';
import { ListsNotice, NoBooks } from '@/components/mapping/books-state';
import { CardMapping } from '@/components/mapping/card-mapping';
import { bankAccountChoices, nameOf } from '@/components/mapping/choices';
import { type HealthWords, healthWords } from '@/components/mapping/health';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { mappingPage } from '@/lib/data/mapping-page';
import { inUse } from '@/lib/domain/books';
import { currencies, currencyName } from '@/lib/domain/currency';
import { dayAt } from '@/lib/domain/day';
import { isMapped } from '@/lib/domain/mapping';
import { bankAccountHealth } from '@/lib/domain/mapping-health';
import { packageOf } from '@/lib/domain/package';

export const metadata: Metadata = { title: 'Cards and bank accounts' };

export default async function CardMappingPage() {
  const viewer = await requireViewer('see-all-expenses');
  const { connection, books, categories, cards, mapping, number } = await mappingPage(viewer);
  const editable = may(viewer.role, 'map');
  const mayConnect = may(viewer.role, 'connect');
  const header = (
    <MappingHeader
      tab="cards"
      mapped={categories.filter((category) => isMapped(mapping, category.id)).length}
      all={categories.length}
      version={number}
      actions={
        editable && (
          <AddCard
            newId={newId()}
            currency={viewer.baseCurrency}
            currencies={currencies.map((code) => ({
              value: code,
              label: `${code} ${currencyName(code, viewer.locale)}`,
            }))}
          />
        )
      }
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
  const { bankAccountRef, supplierRef } = mapping.defaults;
  const words = {
    books: to.name,
    locale: viewer.locale,
    timeZone: viewer.timeZone,
    today: dayAt(new Date(), viewer.timeZone),
  };
  const supplier = books.suppliers.find((entry) => entry.ref === supplierRef);
  const mapped = new Set(
    [bankAccountRef, ...Object.values(mapping.cards).map((card) => card.bankAccountRef)].filter((ref) => ref !== null),
  );
  const fallback = nameOf(bankAccountRef, books.bankAccounts);
  return (
    <>
      {header}
      <ListsNotice connection={connection} />
      <CardMapping
        books={to.name}
        version={number}
        editable={editable}
        takesSupplier={to.supplier !== 'none'}
        bankAccounts={bankAccountChoices(books, to, mapped)}
        defaults={{
          bankAccountRef: bankAccountRef ?? '',
          bankAccountHealth: healthWords(bankAccountHealth(bankAccountRef, books, to), words),
          supplier: { ref: supplierRef ?? '', name: supplier?.name ?? supplierRef ?? '' },
          supplierHealth: supplierHealth(supplierRef, supplier, to.name),
        }}
        rows={cards.map((card) => {
          const ref = mapping.cards[card.id]?.bankAccountRef ?? null;
          const health = bankAccountHealth(ref ?? bankAccountRef, books, to, card.currency);
          return {
            ...card,
            bankAccountRef: ref ?? '',
            health:
              ref === null && health.state === 'mapped'
                ? { tone: 'good' as const, text: 'Uses the default' }
                : healthWords(health, words),
            bankAccounts: [
              { value: '', label: fallback ? `Default: ${fallback}` : 'Choose bank account' },
              ...bankAccountChoices(books, to, mapped, card.currency),
            ],
          };
        })}
      />
    </>
  );
}

function supplierHealth(
  ref: string | null,
  supplier: { archivedAt: Date | null; removedAt: Date | null } | undefined,
  books: string,
): HealthWords {
  if (ref === null) return { tone: 'warn', text: 'Not chosen' };
  return supplier && inUse(supplier)
    ? { tone: 'good', text: 'Chosen' }
    : { tone: 'bad', text: `No longer in use in ${books}` };
}
