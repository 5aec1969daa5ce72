import { State } from '@/components/ui/feedback/state';
import { plural } from '@/lib/domain/plural';

/** One line about the nightly checks of stored statuses and counters. Renders nothing before the first check. */
export function MovementChecks({
  checks: { companies, differing, names },
}: {
  checks: { readonly companies: number; readonly differing: number; readonly names: readonly string[] };
}) {
  if (companies === 0) return null;
  return (
    <p className="mt-3">
      {differing === 0 ? (
        <State tone="good">
          {plural(
            companies,
            'Stored statuses and counters are right in # company',
            'Stored statuses and counters are right in # companies',
          )}
        </State>
      ) : (
        <State tone="bad">
          {plural(
            differing,
            'Stored statuses or counters differ in # company',
            'Stored statuses or counters differ in # companies',
          )}
          : {names.join(', ')}
          {differing > names.length && ', …'}
        </State>
      )}
    </p>
  );
}
