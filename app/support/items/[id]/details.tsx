import { Delivery } from '@/components/receipt/delivery';
import { ConnectionState } from '@/components/support/connection-state';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Instant } from '@/components/ui/display/instant';
import type { findFailure } from '@/lib/data/support/failures';
import { isPackageKey, packageOf } from '@/lib/domain/books/package';
import { formatDay } from '@/lib/domain/day';
import { plural } from '@/lib/domain/plural';
import { supportLocale } from '../../locale';

export type Failure = NonNullable<Awaited<ReturnType<typeof findFailure>>>;

/** The deliveries of the expense's receipts to the books. */
export function Deliveries({ failure: { deliveries, connection } }: { failure: Failure }) {
  if (deliveries.length === 0) return null;
  const books = connection && isPackageKey(connection.package) ? packageOf(connection.package).name : 'the books';
  return (
    <Card aria-labelledby="receipts">
      <CardHeader id="receipts" title="Receipts" line />
      {deliveries.map((delivery) => (
        <CardSection key={`${delivery.receiptId} ${delivery.createdAt.toISOString()}`}>
          <p className="font-medium wrap-anywhere">{delivery.fileName}</p>
          <p className="mt-1">
            <Delivery delivery={delivery} books={books} />
          </p>
          {delivery.message && <p className="mt-1 text-sm text-soft wrap-anywhere">{delivery.message}</p>}
          <p className="mt-1 text-sm text-faint">
            {plural(delivery.tries, 'Tried once', 'Tried # times')}
            {delivery.looks > 0 && `, checked ${delivery.looks} times`}, the last{' '}
            <Instant at={delivery.changedAt} locale={supportLocale} timeZone="UTC" /> UTC
          </p>
        </CardSection>
      ))}
    </Card>
  );
}

/** The company's connection, and the ids by which staff can find the expense in Codat and in the logs. */
export function Details({ failure }: { failure: Failure }) {
  const { connection, item } = failure;
  return (
    <Card aria-labelledby="details">
      <CardHeader id="details" title="Details" line />
      <CardSection>
        <DefinitionList>
          <Definition term="Company">{item.companyName}</Definition>
          <Definition term="Connection">
            {connection ? (
              <>
                {isPackageKey(connection.package) ? packageOf(connection.package).name : connection.package}
                {connection.organisation && `, ${connection.organisation}`}{' '}
                <ConnectionState status={connection.status} />
              </>
            ) : (
              'None'
            )}
          </Definition>
          {connection?.listsReadAt && (
            <Definition term="Lists read">
              <Instant at={connection.listsReadAt} locale={supportLocale} timeZone="UTC" /> UTC
            </Definition>
          )}
          {connection?.lockDate && (
            <Definition term="Lock date">{formatDay(connection.lockDate, supportLocale)}</Definition>
          )}
          <Definition term="Mapping">
            {failure.mappingNumber === null ? 'Unknown version' : `Version ${failure.mappingNumber}`}
          </Definition>
          <Id term="Expense id" id={item.expenseId} />
          <Id term="Company id" id={item.companyId} />
          <Id term="Sync id" id={failure.syncId} />
          {failure.codatSyncId && <Id term="Sync at Codat" id={failure.codatSyncId} />}
        </DefinitionList>
      </CardSection>
    </Card>
  );
}

function Id({ term, id }: { term: string; id: string }) {
  return (
    <Definition term={term}>
      <code className="text-sm wrap-anywhere select-all">{id}</code>
    </Definition>
  );
}
