import type { Metadata } from 'next';
import { ClaimChips } from '@/components/claim/claim-chips';
import { ClaimSelection } from '@/components/claim/claim-selection';
import { ExpenseTable } from '@/components/expense/list/expense-table';
import { ListKeys } from '@/components/expense/list/list-keys';
import { MonthSelect } from '@/components/expense/list/month-select';
import { NoExpenses } from '@/components/expense/list/no-expenses';
import { SelectionBar } from '@/components/expense/list/selection-bar';
import { PageForm } from '@/components/page/page-form';
import { SyncAllReady } from '@/components/sync/sync-all-ready';
import { Kbd } from '@/components/ui/action/kbd';
import { LinkButton } from '@/components/ui/action/link-button';
import { MoreLinks } from '@/components/ui/action/more-links';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { FormCombobox } from '@/components/ui/form/combobox/form-combobox';
import { SearchInput } from '@/components/ui/form/search-input';
import { Select } from '@/components/ui/form/select';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { filterNames } from '@/lib/data/expense/filter/names';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { spendingTotal } from '@/lib/data/report/total';
import { companySetup } from '@/lib/data/setup/setup';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt, formatMonth } from '@/lib/domain/day';
import { daysOf, type ExpenseFilter, expenseFilter, narrowingFilters, shownFilters } from '@/lib/domain/expense/filter';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { type BoundedCount, formatBounded } from '@/lib/domain/list/bounded-count';
import { formatMoney } from '@/lib/domain/money';
import { statusNames } from '@/lib/domain/movement/status';
import { formatCount } from '@/lib/domain/number';
import { pageAddress } from '@/lib/domain/page-address';
import { daysText, isSpending, kindOptions, optionsOf, textOf } from './filter-text';
import { shownRow } from './shown-row';

export const metadata: Metadata = { title: 'Expenses' };

export default async function ExpensesPage({ params, searchParams }: PageProps<'/[company]/expenses'>) {
  const viewer = await requireViewer(params);
  const asked = await searchParams;
  const filter = expenseFilter.parse(asked);
  // Without script, a link opens the page with all options of the filters.
  const whole = asked.filters === 'all';
  const days = daysOf(filter);
  const [{ rows, next }, counts, { categories, cards, connection }, { pause, claims }, names, spent] =
    await Promise.all([
      listMovements(viewer, filter),
      countMovements(viewer, filter),
      companySetup(viewer),
      attentionOf(viewer),
      filterNames(viewer, filter),
      days && isSpending(filter) ? spendingTotal(viewer, days, filter) : null,
    ]);
  const seesAll = may(viewer.role, 'see-all-expenses');
  const today = dayAt(new Date(), viewer.timeZone);
  const address = (change: Partial<Record<keyof ExpenseFilter, string | undefined>>) =>
    expenseAddress({ ...textOf(filter), after: undefined, ...change });
  const chip = (status: ExpenseFilter['status'], label: string, count: BoundedCount) => (
    <Chip
      href={address({ status: filter.status === status ? undefined : status })}
      on={filter.status === status}
      {...(count.isMore ? {} : { count: count.count })}
    >
      {label}
    </Chip>
  );
  const maySyncThem = may(viewer.role, 'sync');
  const mayRecord = may(viewer.role, 'record-expense');
  const narrowed = narrowingFilters.some((name) => filter[name] !== undefined);
  const decides = filter.claim === 'submitted' && may(viewer.role, 'approve-claims');
  const mayTransfer = may(viewer.role, 'record-transfer');
  const canSyncNow = maySyncThem && counts.ready.count > 0 && !counts.ready.isMore;
  const more = [
    ...(mayRecord && canSyncNow ? [{ href: '/expenses/new', label: 'New expense', phoneOnly: true }] : []),
    ...(mayRecord ? [{ href: '/expenses/import', label: 'Import' }] : []),
    ...(canSyncNow && !narrowed ? [{ href: '/syncs/new', label: 'Check before syncing' }] : []),
    ...(mayRecord ? [{ href: '/claims/new', label: 'New claim' }] : []),
    ...(mayTransfer ? [{ href: '/transfers/new', label: 'Record a transfer' }] : []),
    ...(rows.length > 0
      ? [{ href: pageAddress('/api/expenses/export', textOf(filter)), label: 'Export', download: true }]
      : []),
  ];
  const books = connection ? packageOf(connection.package).name : 'Your books';
  const filtered = Object.values(textOf(filter)).some((value) => value !== undefined);
  const isOnlyKind = Object.values(textOf({ ...filter, kind: undefined })).every((value) => value === undefined);
  return (
    <>
      <PageHeader
        title="Expenses"
        subtitle={[
          filter.month ? formatMonth(filter.month, viewer.locale) : null,
          `${formatBounded(counts.all, viewer.locale)} ${narrowed ? 'found' : 'in total'}`,
          spent === null
            ? null
            : `${formatMoney({ minor: spent, currency: viewer.baseCurrency }, viewer.locale)} spent, less refunds`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {mayRecord && (
              <LinkButton
                href="/expenses/new"
                variant={canSyncNow ? 'default' : 'primary'}
                className={canSyncNow ? 'max-sm:hidden' : undefined}
              >
                New expense <Kbd className="max-sm:hidden">N</Kbd>
              </LinkButton>
            )}
            <MoreLinks links={more} visible={2} />
            {canSyncNow && (
              <SyncAllReady
                count={counts.ready.count}
                label={`Sync ${formatCount(counts.ready.count, viewer.locale)} ready`}
                {...(narrowed && { filter: { ...textOf(filter), status: undefined } })}
              />
            )}
          </>
        }
      />
      <FilterBar label="Filter expenses">
        <PageForm className="contents" action="/expenses">
          {filter.status && <input type="hidden" name="status" value={filter.status} />}
          {shownFilters.map(
            (name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />,
          )}
          {filter.to && <input type="hidden" name="to" value={filter.to} />}
          <SearchInput
            label="Merchant or note"
            name="text"
            shortcut="/"
            defaultValue={filter.text ?? ''}
            maxLength={100}
          />
          <MonthSelect value={filter.month ?? ''} today={today} locale={viewer.locale} />
          {filter.claim && <input type="hidden" name="claim" value={filter.claim} />}
          <Select
            name="kind"
            aria-label="Kind"
            placeholder="Any kind"
            defaultValue={filter.kind ?? ''}
            options={kindOptions.filter(({ value }) => value !== 'transfer' || seesAll)}
            className="w-30"
          />
          <span className="block w-40 min-w-0">
            <FormCombobox
              name="category"
              label="Category"
              placeholder="Any category"
              defaultValue={filter.category ?? ''}
              options={optionsOf(categories, filter.category, 'No category', whole)}
              source={{ kind: 'search', path: '/api/categories' }}
            />
          </span>
          {cards.length > 1 && (
            <span className="block w-36 min-w-0">
              <FormCombobox
                name="card"
                label="Card"
                placeholder="Any card"
                defaultValue={filter.card ?? ''}
                options={optionsOf(cards, filter.card, 'No card', whole)}
                source={{ kind: 'search', path: '/api/cards' }}
              />
            </span>
          )}
          <SubmitButton variant="default">Filter</SubmitButton>
          {!whole && (
            <noscript>
              <TextLink href={pageAddress('/expenses', { ...textOf(filter), filters: 'all' })}>More filters</TextLink>
            </noscript>
          )}
        </PageForm>
        <span className="flex basis-full flex-wrap gap-1.5">
          {chip('needs-you', 'Needs attention', counts.needsYou)}
          {chip('ready', 'Ready', counts.ready)}
          {chip('failed', 'Failed', counts.failed)}
          {chip('synced', 'Synced', counts.synced)}
          {filter.status &&
            !shownChips.has(filter.status) &&
            filter.status !== 'needs-you' &&
            chip(filter.status, statusNames[filter.status], counts[filter.status])}
          <Chip href={address({ receipt: filter.receipt ? undefined : 'missing' })} on={filter.receipt === 'missing'}>
            Without a receipt
          </Chip>
          <ClaimChips
            chosen={filter.claim}
            waiting={claims.waiting}
            showAll={filter.kind === 'reimbursable'}
            hrefOf={(claim) => address({ claim, status: undefined })}
          />
          {(filter.from || filter.to) && (
            <Chip href={address({ from: undefined, to: undefined })} on>
              {daysText(filter, viewer.locale)}
            </Chip>
          )}
          {names.map(({ filter: name, text }) => (
            <Chip key={name} href={address({ [name]: undefined })} on>
              {text}
            </Chip>
          ))}
          {filtered && (
            <Chip href="/expenses" on={false}>
              Clear
            </Chip>
          )}
          <ListKeys maySync={maySyncThem} />
        </span>
      </FilterBar>
      {rows.length > 0 ? (
        <>
          <ExpenseTable
            rows={rows.map((row) => shownRow(row, books))}
            locale={viewer.locale}
            today={today}
            companyCurrency={viewer.baseCurrency}
            maySyncThem={maySyncThem}
            paused={pause !== null}
          />
          {mayRecord && !decides && <SelectionBar maySyncThem={maySyncThem} />}
          <Pagination
            label="Pages of expenses"
            newerHref={filter.after ? address({}) : undefined}
            olderHref={next ? address({ after: next }) : undefined}
          />
        </>
      ) : (
        <NoExpenses
          newest={filter.after ? address({}) : null}
          filtered={filtered}
          onlyKind={
            isOnlyKind && (filter.kind !== 'transfer' || may(viewer.role, 'record-transfer')) ? filter.kind : undefined
          }
          mayRecord={mayRecord}
        />
      )}
      {/* It stays when the list becomes empty, because it says what was decided. */}
      {decides && <ClaimSelection />}
    </>
  );
}

/** The statuses that always have a chip. Another one has its chip while the list is filtered by it. */
const shownChips: ReadonlySet<string> = new Set(['needs-you', 'ready', 'failed', 'synced']);
