import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import { nextAutoSync } from '@/lib/domain/company/auto-sync';
import { addDays, dayAt, formatDay, formatHour, formatTime } from '@/lib/domain/day';
import { type AutoSyncChoice, AutoSyncForm } from './auto-sync-form';

/** The setting of automatic sync, and when it runs next. */
export function AutoSyncCard({
  choice,
  mayChange,
  linked,
  now,
  locale,
  timeZone,
}: {
  choice: AutoSyncChoice;
  mayChange: boolean;
  linked: boolean;
  now: Date;
  locale: string;
  timeZone: string;
}) {
  const next = linked ? nextWords(choice, now, locale, timeZone) : 'Next: nothing, until your books are linked';
  return (
    <Card aria-labelledby="automatic">
      <CardHeader id="automatic" title="Automatic sync" detail={next} line />
      {mayChange ? (
        <CardSection>
          <AutoSyncForm key={`${choice.autoSync} ${choice.autoSyncHour}`} choice={choice} />
        </CardSection>
      ) : (
        <CardBody className="pt-3!">
          <p>{chosen(choice, locale)}</p>
          <p className="mt-4 text-sm text-faint">An owner, admin or bookkeeper can change this.</p>
        </CardBody>
      )}
    </Card>
  );
}

function chosen({ autoSync, autoSyncHour }: AutoSyncChoice, locale: string): string {
  switch (autoSync) {
    case 'off':
      return 'Off. Expenses sync when someone presses Sync.';
    case 'ready':
      return 'Expenses go when they are ready, within a minute.';
    case 'daily':
      return `Expenses that are ready go once a day, at ${formatHour(autoSyncHour, locale)}.`;
  }
}

/** Returns the time of the next sync in the company's time zone: "Next: today 18:00". */
function nextWords(choice: AutoSyncChoice, now: Date, locale: string, timeZone: string): string {
  if (choice.autoSync === 'ready') return 'Next: within a minute of an expense becoming ready';
  const next = nextAutoSync(choice, timeZone, now);
  if (next === null) return 'Off';
  const today = dayAt(now, timeZone);
  const day = dayAt(next, timeZone);
  const time = formatTime(next, locale, timeZone);
  const named = day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : formatDay(day, locale, today);
  return `Next: ${named} ${time}`;
}
