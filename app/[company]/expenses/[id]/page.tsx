import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { AddReceipt } from '@/components/expense/detail/add-receipt';
import { ChangedSinceSync } from '@/components/expense/detail/changed-since-sync';
import { CodingActions } from '@/components/expense/detail/coding-actions';
import { CodingFacts } from '@/components/expense/detail/coding-facts';
import { FailureNotice, IssueList } from '@/components/expense/detail/issues';
import { Misbooked } from '@/components/expense/detail/misbooked';
import { PartsTable } from '@/components/expense/detail/parts-table';
import { ReceiptList } from '@/components/expense/detail/receipt-list';
import { RecordPreview } from '@/components/expense/detail/record-preview';
import { ExpenseState } from '@/components/expense/expense-status';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Figure } from '@/components/ui/display/figure';
import { Money } from '@/components/ui/display/money';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { expenseDetail } from '@/lib/data/expense/detail';
import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import { attemptsOf, historyOf } from '@/lib/data/sync/history';
import { findTransfer } from '@/lib/data/transfer/transfers';
import { entryName } from '@/lib/domain/books/entry-names';
import { recordName } from '@/lib/domain/books/kinds';
import { packageOf } from '@/lib/domain/books/package';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { claimKindNames } from '@/lib/domain/claim/claim';
import { isFinalSource } from '@/lib/domain/coding/auto-code';
import { manualCategory } from '@/lib/domain/coding/manual';
import { companyPath } from '@/lib/domain/company/slug';
import { formatDay } from '@/lib/domain/day';
import { signedAmount } from '@/lib/domain/expense/expense';
import { expenseTypeNames, isMoneyOut } from '@/lib/domain/expense/type';
import { canEdit, canSync } from '@/lib/domain/movement/status';
import { formatDecimal } from '@/lib/domain/number';
import { PastOfMovement, pastPlaces } from '../past';
import { ExpenseActions } from './actions';
import { BookedMovement } from './booked';
import { ClaimOfExpense } from './claim';
import { originalSearch, RefundsOfExpense } from './refunds';

export const metadata: Metadata = { title: 'Expense' };

export default async function ExpensePage({ params, searchParams }: PageProps<'/[company]/expenses/[id]'>) {
  const viewer = await requireViewer(params);
  const id = z.uuid().safeParse((await params).id);
  const detail = id.success ? await expenseDetail(viewer, id.data) : null;
  if (!detail) {
    // Lists of any movements link to this page.
    if (id.success && (await findTransfer(viewer, id.data)))
      redirect(companyPath(viewer.companySlug, `/transfers/${id.data}`));
    notFound();
  }
  const { expense, record, change, names, categoryNames, attempts: newest, refunded } = detail;
  const asked = await searchParams;
  const place = pastPlaces.parse(asked);
  const [receipts, history, attempts, { connection, pause }] = await Promise.all([
    listExpenseReceipts(viewer, expense.id),
    historyOf(viewer, expense.id, place.history),
    place.attempts ? attemptsOf(viewer, expense.id, place.attempts) : newest,
    attentionOf(viewer),
  ]);
  const target = connection && packageOf(connection.package);
  const books = target?.name ?? 'your books';
  const [latest] = newest;
  const account = latest?.record.lines.map(({ accountRef }) => entryName(names, 'accounts', accountRef)).join(', ');
  const mayChange = may(viewer.role, 'record-expense');
  const inBooks = expense.syncedRevision !== null;
  // An edit that cannot be sent is changed in the books by hand, as the page says.
  const offersSync =
    canSync(expense.status) && !change?.issue && (expense.status !== 'changed' || expense.issues.length === 0);
  return (
    <>
      <PageHeader
        back={<TextLink href="/expenses">Expenses</TextLink>}
        title={<span dir="auto">{expense.merchant}</span>}
        status={<ExpenseState status={expense.status} issues={expense.issues} paused={pause !== null} />}
        actions={
          mayChange && (
            <ExpenseActions
              expense={expense}
              wasSent={latest !== undefined}
              refunds={refunded?.payment.id === expense.id ? refunded.refunds.length : 0}
              syncTo={may(viewer.role, 'sync') && offersSync ? books : null}
            />
          )
        }
      />
      <div className="flex flex-col gap-4">
        {expense.status === 'failed' && (
          <FailureNotice
            diagnosis={diagnose(expense.failure, {
              package: books,
              account,
              category: expense.categoryName ?? undefined,
              date: formatDay(expense.day, viewer.locale),
            })}
            message={expense.failure}
            reference={latest?.id.slice(-8) ?? ''}
            expenseId={expense.id}
          />
        )}
        {detail.misbooked && (
          <Misbooked misbooked={detail.misbooked} expense={expense.amount} books={books} locale={viewer.locale} />
        )}
        {change && (
          <ChangedSinceSync
            id={expense.id}
            change={change}
            names={names}
            books={books}
            locale={viewer.locale}
            maySettle={may(viewer.role, 'sync')}
          />
        )}
        {['incomplete', 'failed', 'changed'].includes(expense.status) && expense.issues.length > 0 && (
          <IssueList issues={expense.issues} expenseId={expense.id} books={books} />
        )}
        <BookedMovement viewer={viewer} movement={expense} attempts={newest} books={books} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <Card aria-labelledby="facts">
              <CardHeader id="facts" title={isMoneyOut(expense.type) ? 'What was spent' : 'What came back'} line />
              <CardBody className="pt-3">
                <Figure value={<Money {...signedAmount(expense.type, expense.amount)} locale={viewer.locale} />}>
                  {expense.claim ? claimKindNames[expense.claim.kind] : expenseTypeNames[expense.type]}
                </Figure>
                <div className="mt-3">
                  <DefinitionList>
                    <Definition term="Date">
                      <Day day={expense.day} locale={viewer.locale} />
                    </Definition>
                    <CodingFacts expense={expense} record={record} names={names} categoryNames={categoryNames} />
                    {!expense.claim && (
                      <Definition term={isMoneyOut(expense.type) ? 'Paid from' : 'Paid to'}>
                        {expense.cardName ?? 'Default bank account'}
                      </Definition>
                    )}
                    {expense.rate && (
                      <Definition term="Exchange rate">{formatDecimal(expense.rate, viewer.locale)}</Definition>
                    )}
                    <Definition term="Spent by">{expense.spenderName}</Definition>
                    {expense.note && (
                      <Definition term="Note">
                        <span className="whitespace-pre-wrap wrap-anywhere" dir="auto">
                          {expense.note}
                        </span>
                      </Definition>
                    )}
                  </DefinitionList>
                </div>
              </CardBody>
              {expense.lines.length > 1 && (
                <PartsTable
                  expense={expense}
                  record={record}
                  names={names}
                  categoryNames={categoryNames}
                  locale={viewer.locale}
                />
              )}
              {mayChange && !inBooks && canEdit(expense.status) && (
                <CodingActions
                  id={expense.id}
                  merchant={expense.merchant}
                  byHand={may(viewer.role, 'map') && manualCategory(expense) !== null}
                  mayCodeAgain={!expense.lines.every((line) => isFinalSource(line.sources.category))}
                />
              )}
            </Card>
            {record && !expense.claim?.mark && (
              <Card aria-labelledby="record">
                <CardHeader
                  id="record"
                  title={inBooks ? `Record written to ${books}` : `Record to be written to ${books}`}
                  detail={expense.claim ? 'Bill' : target && recordName(target.key, expense.type)}
                  line
                />
                <CardBody className="pt-2">
                  <RecordPreview
                    caption={`The record in ${books}`}
                    record={record}
                    names={names}
                    locale={viewer.locale}
                  />
                </CardBody>
              </Card>
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {expense.claim && (
              <ClaimOfExpense
                viewer={viewer}
                expense={expense}
                connection={connection}
                names={names}
                categoryNames={categoryNames}
              />
            )}
            {!expense.claim && (
              <RefundsOfExpense
                viewer={viewer}
                expense={expense}
                toSend={record && connection && !inBooks ? { record, connectionId: connection.id } : null}
                refunded={refunded}
                words={originalSearch.parse(asked).original}
                mayChange={mayChange}
              />
            )}
            <Card aria-labelledby="receipts">
              <CardHeader id="receipts" title={receipts.length > 1 ? 'Receipts' : 'Receipt'} line />
              <CardBody className="flex flex-col gap-4 pt-3">
                <ReceiptList
                  receipts={receipts}
                  locale={viewer.locale}
                  timeZone={viewer.timeZone}
                  books={books}
                  mayChange={mayChange}
                  maySend={may(viewer.role, 'sync')}
                />
                {mayChange && (
                  <AddReceipt
                    expenseId={expense.id}
                    label={receipts.length > 0 ? 'Drop another receipt here' : 'Drop the receipt here'}
                  />
                )}
              </CardBody>
            </Card>
            <PastOfMovement
              path={`/expenses/${expense.id}`}
              place={place}
              attempts={attempts}
              history={history}
              names={names}
              books={books}
              locale={viewer.locale}
              timeZone={viewer.timeZone}
            />
          </div>
        </div>
      </div>
    </>
  );
}
