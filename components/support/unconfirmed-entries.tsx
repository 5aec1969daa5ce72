import { Card, CardHeader } from '@/components/ui/display/card';
import { Ago, Instant } from '@/components/ui/display/instant';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { newEntryNoun, type UnconfirmedEntry } from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';

type Entry = UnconfirmedEntry & {
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly requestedAt: Date;
  readonly pushId: string | null;
};

/** The new entries of all companies that Codat has not confirmed. Renders nothing without any. */
export function UnconfirmedEntries({ entries, locale, now }: { entries: readonly Entry[]; locale: string; now: Date }) {
  if (entries.length === 0) return null;
  return (
    <Card aria-labelledby="unconfirmed-entries" className="mt-4">
      <CardHeader id="unconfirmed-entries" title="New entries that Codat did not confirm" />
      <p className="max-w-[80ch] px-3.5 pb-2.5 text-soft">
        Codat gave up on the push, or its response was lost, and it may still write the entry. Outlay never sends it
        again. It looks for the name in the books every hour, and fails the entry after a day. The customer sees the
        same time. Ask them to look in the package, and look the push up in the Codat Portal.
      </p>
      <Table caption="New entries that Codat did not confirm, oldest first">
        <Thead>
          <Th>Entry</Th>
          <Th>Company</Th>
          <Th hideBelow="md">Requested</Th>
          <Th>Looked for until</Th>
          <Th hideBelow="lg">Push at Codat</Th>
        </Thead>
        <Tbody>
          {entries.map((entry) => (
            <Tr key={entry.id}>
              <Td card="title">
                <CellText title={entry.name} detail={newEntryNoun(entry.kind)} />
              </Td>
              <Td card="below">
                <CellText
                  title={entry.companyName}
                  detail={entry.package ? packageOf(entry.package).name : 'No package linked'}
                />
              </Td>
              <Td card="line" label="Requested" hideBelow="md" className="text-soft">
                <Ago at={entry.requestedAt} now={now} locale={locale} timeZone="UTC" />
              </Td>
              <Td card="line" label="Until">
                <Instant at={entry.until} locale={locale} timeZone="UTC" /> UTC
              </Td>
              <Td card="line" label="Push" hideBelow="lg" className="font-mono text-sm wrap-anywhere">
                {entry.pushId ?? 'Unknown: the response was lost'}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
