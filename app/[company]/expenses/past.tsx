import { z } from 'zod';
import { Attempts } from '@/components/expense/detail/attempts';
import { ExpenseHistory } from '@/components/expense/detail/expense-history';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { type Attempt, attemptsPerPage, type historyOf } from '@/lib/data/sync/history';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { pageAddress } from '@/lib/domain/page-address';

/** Where the history and the attempts start: below these numbers, or with the newest. Invalid numbers are ignored. */
export const pastPlaces = z.object({
  history: z.coerce.number().int().positive().optional().catch(undefined),
  attempts: z.coerce.number().int().positive().optional().catch(undefined),
});
type Place = z.output<typeof pastPlaces>;

/** A page of the attempts to sync a movement, and a page of its history. Turning one keeps the place in the other. */
export function PastOfMovement({
  path,
  place,
  attempts,
  history,
  names,
  books,
  locale,
  timeZone,
}: {
  /** The address of the page within the company. */
  path: string;
  place: Place;
  attempts: readonly Attempt[];
  history: Awaited<ReturnType<typeof historyOf>>;
  names: EntryNames;
  books: string;
  locale: string;
  timeZone: string;
}) {
  const oldest = attempts.at(-1);
  const hasOlder = attempts.length === attemptsPerPage && oldest !== undefined && oldest.attempt > 1;
  const addressOf = (part: keyof Place, below: number | undefined) => {
    const { history: events, attempts: sent }: Place = { ...place, [part]: below };
    const parameters = {
      history: events !== undefined && String(events),
      attempts: sent !== undefined && String(sent),
    };
    return `${pageAddress(path, parameters)}#${part}`;
  };
  return (
    <>
      {attempts.length > 0 && (
        <Card aria-labelledby="attempts">
          <CardHeader id="attempts" title="Attempts" line />
          <Attempts attempts={attempts} names={names} locale={locale} timeZone={timeZone} />
          <Pagination
            label="Pages of attempts"
            newerHref={place.attempts === undefined ? undefined : addressOf('attempts', undefined)}
            olderHref={hasOlder ? addressOf('attempts', oldest.attempt) : undefined}
          />
        </Card>
      )}
      <Card aria-labelledby="history">
        <CardHeader id="history" title="History" line />
        <CardBody className="pt-3">
          <ExpenseHistory entries={history.rows} books={books} locale={locale} timeZone={timeZone} />
          <Pagination
            label="Pages of the history"
            newerHref={place.history === undefined ? undefined : addressOf('history', undefined)}
            olderHref={history.older === null ? undefined : addressOf('history', history.older)}
          />
        </CardBody>
      </Card>
    </>
  );
}
