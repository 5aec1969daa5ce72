import { Notice } from '@/components/ui/feedback/notice';
import { State } from '@/components/ui/feedback/state';
import { type NewEntry, newEntryNoun } from '@/lib/domain/books/new-entry';

/** The new entries that are being created in the books, and those that the package refused recently. */
export function NewEntries({ entries, packageName }: { entries: readonly NewEntry[]; packageName: string }) {
  return (
    <ul className="flex flex-col gap-2">
      {entries.map(({ id, kind, name, state, ref, message }) => (
        <li key={id}>
          {state === 'failed' ? (
            <Notice tone="bad" title={`${packageName} did not create the ${newEntryNoun(kind)} ${name}`}>
              <q>{message}</q>
            </Notice>
          ) : (
            <State tone="info" busy>
              {ref === null
                ? `Creating the ${newEntryNoun(kind)} ${name}…`
                : `${name} is in ${packageName}. Reading the list…`}
            </State>
          )}
        </li>
      ))}
    </ul>
  );
}
