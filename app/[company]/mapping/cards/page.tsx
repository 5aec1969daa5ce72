import type { Metadata } from 'next';
import { AddCard } from '@/components/mapping/add-card';
import { NoBooks } from '@/components/mapping/books-state';
import { ArchiveCard } from '@/components/mapping/cards/archive-card';
import { CardMapping } from '@/components/mapping/cards/card-mapping';
import { type HealthWords, healthWords } from '@/components/mapping/health';
import { MappingHeader } from '@/components/mapping/mapping-header';
import { toColumns } from '@/components/page/columns';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { newId } from '@/lib/data/id';
import { cardPage } from '@/lib/data/mapping/page';
import { accountLabel, type Books, isInUse } from '@/lib/domain/books/books';
import { currencyWords } from '@/lib/domain/books/currency/describe';
import { entryKey } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';
import { bankAccountHealth } from '@/lib/domain/mapping/health';
import { bankAccountIn, type Mapping } from '@/lib/domain/mapping/mapping';
import { firstBankAccounts } from '@/lib/domain/mapping/options';
import { BooksNews } from '../books-news';

export const metadata: Metadata = { title: 'Cards and bank accounts' };

export default async function CardMappingPage({ params, searchParams }: PageProps<'/[company]/mapping/cards'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const page = await cardPage(viewer);
  const { connection, books, categories, cards, mapping, number } = page;
  const editable = may(viewer.role, 'map');
  const mayConnect = may(viewer.role, 'connect');
  const header = (
    <MappingHeader
      tab="cards"
      categories={categories}
      mapping={mapping}
      version={number}
      actions={editable && <AddCard newId={newId()} currency={viewer.baseCurrency} />}
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
  const { locale, timeZone } = viewer;
  const words = { books: to.name, locale, timeZone, today: dayAt(new Date(), timeZone) };
  const firstOf = firstBankAccounts(books);
  // Only the links of a browser without script lead to the question.
  const { archive } = await searchParams;
  const asked = editable ? cards.find(({ id }) => id === archive) : undefined;
  const currenciesInUse = [...page.currencies, ...books.bankAccounts.map((account) => account.currency)];
  return (
    <>
      {header}
      <BooksNews viewer={viewer} connection={connection} />
      {asked && (
        <Card aria-labelledby="archive" className="mb-4">
          <CardHeader id="archive" title={`Archive ${asked.name}?`} line />
          <CardSection>
            <ArchiveCard card={asked} />
          </CardSection>
        </Card>
      )}
      <CardMapping
        version={number}
        // The page changes no category, so its data has none.
        mapping={{ ...mapping, categories: {} }}
        author={page.author}
        packageKey={to.key}
        editable={editable}
        bankAccountHealth={healthWords(bankAccountHealth(bankAccountRef, books, to), words)}
        supplierHealth={supplierHealth(
          supplierRef,
          books.suppliers.find((entry) => entry.ref === supplierRef),
          to.name,
        )}
        choices={{
          books: to.name,
          firstOf,
          supplier: to.supplier,
          names: namesOf(books, new Set([...bankRefsOf(mapping), ...Object.values(firstOf)])),
          currency: viewer.baseCurrency,
          currenciesInUse,
        }}
        columns={toColumns(
          cards.map((card) => {
            const own = mapping.cards[card.id]?.bankAccountRef ?? null;
            const used = bankAccountIn(mapping, card.id, card.currency);
            const health = bankAccountHealth(used, books, to, {
              currency: card.currency,
              baseCurrency: viewer.baseCurrency,
            });
            const isDefault = own === null && health.state === 'mapped';
            return {
              ...card,
              health: isDefault ? { tone: 'good' as const, text: 'Uses the default' } : healthWords(health, words),
            };
          }),
        )}
      />
      <p className="mt-3 max-w-[80ch] text-sm text-soft">{currencyWords(to, viewer.baseCurrency)}</p>
    </>
  );
}

/** Returns the ids of all bank accounts that the mapping uses: as a default or for a card, in any currency. */
const bankRefsOf = ({ cards, defaults }: Mapping): ReadonlySet<string> =>
  new Set(
    [
      defaults.bankAccountRef,
      ...Object.values(defaults.byCurrency).map((own) => own.bankAccountRef),
      ...Object.values(cards).flatMap((card) => [card.bankAccountRef, ...Object.values(card.byCurrency)]),
    ].filter((ref) => ref !== null),
  );

/** Returns the names of these bank accounts and of the suppliers, by list and ref. */
const namesOf = (books: Books, bankRefs: ReadonlySet<string>): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...books.bankAccounts
      .filter(({ ref }) => bankRefs.has(ref))
      .map((account) => [entryKey({ list: 'bankAccounts', ref: account.ref }), accountLabel(account)]),
    ...books.suppliers.map(({ ref, name }) => [entryKey({ list: 'suppliers', ref }), name]),
  ]);

function supplierHealth(
  ref: string | null,
  supplier: { archivedAt: Date | null; removedAt: Date | null } | undefined,
  books: string,
): HealthWords {
  if (ref === null) return { tone: 'warn', text: 'Not chosen' };
  return supplier && isInUse(supplier)
    ? { tone: 'good', text: 'Chosen' }
    : { tone: 'bad', text: `No longer in use in ${books}` };
}
