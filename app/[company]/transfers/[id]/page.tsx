import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ChangedSinceSync } from '@/components/expense/detail/changed-since-sync';
import { FailureNotice, IssueList } from '@/components/expense/detail/issues';
import { ExpenseState } from '@/components/expense/expense-status';
import { ActionButton } from '@/components/form/action-button';
import { ByHand } from '@/components/transfer/by-hand';
import { DeleteTransfer } from '@/components/transfer/delete-transfer';
import { MarkForm } from '@/components/transfer/mark-form';
import { MarkedByHand } from '@/components/transfer/marked-by-hand';
import { TransferFacts } from '@/components/transfer/transfer-facts';
import { TransferPreview } from '@/components/transfer/transfer-preview';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { syncExpenses } from '@/lib/actions/sync';
import { confirmTransferChanged, markTransfer, unmarkTransfer } from '@/lib/actions/transfer/transfers';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { attemptsOf, historyOf } from '@/lib/data/sync/history';
import { transferDetail } from '@/lib/data/transfer/detail';
import { entryName } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import { transferMenuOf } from '@/lib/domain/books/transfer/rules';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { formatDay } from '@/lib/domain/day';
import { canEdit, canSync } from '@/lib/domain/movement/status';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import { manualValues } from '@/lib/domain/transfer/manual';
import { canMark } from '@/lib/domain/transfer/mark';
import { BookedMovement } from '../../expenses/[id]/booked';
import { PastOfMovement, pastPlaces } from '../../expenses/past';

export const metadata: Metadata = { title: 'Transfer' };

export default async function TransferPage({ params, searchParams }: PageProps<'/[company]/transfers/[id]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const id = z.uuid().safeParse((await params).id);
  const detail = id.success ? await transferDetail(viewer, id.data) : null;
  if (!detail) notFound();
  const { transfer, record, change, banks, names, attempts: newest } = detail;
  const { status, issues, mark } = transfer;
  const place = pastPlaces.parse(await searchParams);
  const [history, attempts, { connection, pause }] = await Promise.all([
    historyOf(viewer, transfer.id, place.history),
    place.attempts ? attemptsOf(viewer, transfer.id, place.attempts) : newest,
    attentionOf(viewer),
  ]);
  const target = connection && packageOf(connection.package);
  const books = target?.name ?? 'your books';
  const { locale, timeZone, role } = viewer;
  const [latest] = newest;
  const mayChange = may(role, 'record-transfer');
  const maySync = may(role, 'sync');
  // An edit that cannot be sent is changed in the books by hand, as the page says.
  const offersSync = canSync(status) && !change?.issue && (status !== 'changed' || issues.length === 0);
  // A transfer from a bank account to itself has nothing to enter.
  const offersByHand =
    canMark(status) && status !== 'ready' && !issues.some(({ code }) => code === 'same-bank-account');
  // It counts as in the books, and no attempt wrote it: a record of the books explains it.
  const isLinked = transfer.syncedRevision !== null && !newest.some(({ state }) => state === 'synced');
  const nameOf = (side: 'from' | 'to') => banks[side] && entryName(names, 'bankAccounts', banks[side]);
  return (
    <>
      <PageHeader
        back={<TextLink href="/expenses">Expenses</TextLink>}
        title={transferKindNames[transfer.kind]}
        subtitle={<ExpenseState status={status} issues={issues} paused={pause !== null} />}
        actions={
          <>
            {mayChange && canEdit(status) && !mark && (
              <LinkButton href={`/transfers/${transfer.id}/edit`}>Edit</LinkButton>
            )}
            {mayChange && !latest && !mark && canEdit(status) && <DeleteTransfer id={transfer.id} />}
            {maySync && offersSync && (
              <ActionButton
                action={syncExpenses}
                fields={{ 'ids[]': transfer.id, ...(status === 'failed' && { again: 'yes' }) }}
                variant="primary"
                pendingLabel="Syncing"
              >
                {status === 'failed' ? 'Sync again' : `Sync to ${books}`}
              </ActionButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {status === 'failed' && (
          <FailureNotice
            diagnosis={diagnose(transfer.failure, {
              package: books,
              movement: 'transfer',
              date: formatDay(transfer.day, locale),
            })}
            message={transfer.failure}
            reference={latest?.id.slice(-8) ?? ''}
            expenseId={transfer.id}
          />
        )}
        {change && (
          <ChangedSinceSync
            id={transfer.id}
            confirm={confirmTransferChanged}
            change={change}
            names={names}
            books={books}
            locale={locale}
            maySettle={maySync}
          />
        )}
        {['incomplete', 'failed', 'changed'].includes(status) && issues.length > 0 && (
          <IssueList issues={issues} expenseId={transfer.id} books={books} />
        )}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            <TransferFacts transfer={transfer} locale={locale} />
            <BookedMovement viewer={viewer} movement={transfer} attempts={newest} books={books} />
            {record && !mark && !isLinked && (
              <Card aria-labelledby="record">
                <CardHeader
                  id="record"
                  title={
                    transfer.syncedRevision !== null ? `Record written to ${books}` : `Record to be written to ${books}`
                  }
                  detail="Transfer"
                  line
                />
                <CardBody className="pt-2">
                  <TransferPreview caption={`The transfer in ${books}`} record={record} names={names} locale={locale} />
                </CardBody>
              </Card>
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {mark && (
              <MarkedByHand
                id={transfer.id}
                mark={mark}
                books={books}
                locale={locale}
                timeZone={timeZone}
                undo={maySync ? unmarkTransfer : null}
              />
            )}
            {offersByHand && (
              <ByHand
                books={books}
                menu={target && transferMenuOf(target.key)}
                values={manualValues(transfer, { locale, nameOf })}
                form={maySync && <MarkForm id={transfer.id} books={books} action={markTransfer} />}
              />
            )}
            <PastOfMovement
              path={`/transfers/${transfer.id}`}
              place={place}
              attempts={attempts}
              history={history}
              names={names}
              books={books}
              locale={locale}
              timeZone={timeZone}
            />
          </div>
        </div>
      </div>
    </>
  );
}
