import { Notice } from '@/components/ui/feedback/notice';
import { State } from '@/components/ui/feedback/state';
import { type NewEntry, newEntryNoun } from '@/lib/domain/books/new-entry';
import { UnconfirmedNotice } from './unconfirmed-notice';

type Display = { readonly packageName: string; readonly locale: string; readonly timeZone: string };

/** The new entries that are being created in the books, and those that the package refused recently. */
export function NewEntries({ entries, ...display }: Display & { entries: readonly NewEntry[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Progress entry={entry} {...display} />
        </li>
      ))}
    </ul>
  );
}

function Progress({ entry, packageName, ...display }: Display & { entry: NewEntry }) {
  const { kind, name, state, ref, message, unconfirmedUntil: until } = entry;
  if (state === 'failed') {
    return (
      <Notice tone="bad" title={`Creating the ${newEntryNoun(kind)} ${name} in ${packageName} failed`}>
        {message}
      </Notice>
    );
  }
  if (until) return <UnconfirmedNotice entry={{ id: entry.id, kind, name, until }} books={packageName} {...display} />;
  return (
    <State tone="info" busy>
      {ref === null ? `Creating the ${newEntryNoun(kind)} ${name}…` : `${name} is in ${packageName}. Reading the list…`}
    </State>
  );
}
