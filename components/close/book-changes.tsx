import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { type BookChange, factChanges } from '@/lib/domain/close/change';

const titles: Readonly<Record<BookChange['kind'], string>> = {
  added: 'A record was added',
  changed: 'A record was changed',
  deleted: 'A record was deleted',
  unlinked: 'A statement line and its record were unlinked',
};

/** What changed in the books after the month was closed: each fact before and after. */
export function BookChanges({
  changes,
  now,
  locale,
  timeZone,
}: {
  changes: readonly BookChange[];
  now: Date;
  locale: string;
  timeZone: string;
}) {
  return (
    <Card aria-labelledby="changes">
      <CardHeader id="changes" title="Changes in the books since then" line />
      {changes.map((change) => (
        <CardSection key={change.id}>
          <p className="flex flex-wrap justify-between gap-x-3 font-medium">
            {titles[change.kind]}
            <span className="text-sm font-normal text-faint">
              <Ago at={change.noticedAt} now={now} locale={locale} timeZone={timeZone} />
            </span>
          </p>
          <dl className="mt-1.5 grid gap-y-1 sm:grid-cols-[minmax(96px,auto)_minmax(0,1fr)] sm:gap-x-4">
            {factChanges(change, locale).map(({ name, before, after }) => (
              <div key={name} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
                <dt className="text-soft max-sm:text-sm">{name}</dt>
                <dd className="wrap-anywhere">
                  {before !== null && <del className="text-soft">{before}</del>}
                  {before !== null && after !== null && ' → '}
                  {after !== null && <ins className="font-medium no-underline">{after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        </CardSection>
      ))}
    </Card>
  );
}
