import type { Metadata } from 'next';
import { z } from 'zod';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { CellText, RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import { requireViewer } from '@/lib/auth/viewer';
import { listVersions } from '@/lib/data/mapping/versions';
import { plural } from '@/lib/domain/plural';

export const metadata: Metadata = { title: 'Mapping versions' };

const before = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);

export default async function VersionsPage({ params, searchParams }: PageProps<'/[company]/mapping/versions'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { locale, timeZone } = viewer;
  const from = before.parse((await searchParams).before ?? null);
  const { rows, newest, older } = await listVersions(viewer, from);
  const now = new Date();
  return (
    <>
      <PageHeader
        back={<TextLink href="/mapping">Mapping</TextLink>}
        title="Versions"
        subtitle="Every change of the mapping is saved as a version that you can restore."
      />
      <Card>
        {rows.length === 0 ? (
          <Empty
            icon="icon-rotate-ccw-clock"
            title="No changes yet"
            actions={
              <LinkButton href="/mapping" variant="primary">
                Open the mapping
              </LinkButton>
            }
          >
            Changes appear here, with who made them and when.
          </Empty>
        ) : (
          <Table caption="Mapping versions, newest first">
            <Thead>
              <Th>Version</Th>
              <Th>What</Th>
              <Th>Who</Th>
              <Th>When</Th>
            </Thead>
            <Tbody>
              {rows.map((row) => (
                <Tr key={row.number}>
                  <Td card="title">
                    <RowLink href={`/mapping/versions/${row.number}`}>Version {row.number}</RowLink>
                    {row.number === newest && <span className="ml-2 text-sm text-faint">in use</span>}
                  </Td>
                  <Td card="below">
                    <CellText
                      title={row.note || changedWords(row.changed)}
                      detail={row.note && changedWords(row.changed)}
                    />
                  </Td>
                  <Td card="below" className="text-soft">
                    {row.author ?? 'Outlay'}
                  </Td>
                  <Td card="value" className="text-soft">
                    <Ago at={row.at} now={now} locale={locale} timeZone={timeZone} />
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Card>
      <Pagination
        label="Pages of versions"
        newerHref={from === null ? undefined : '/mapping/versions'}
        olderHref={older === null ? undefined : `/mapping/versions?before=${older}`}
      />
    </>
  );
}

const changedWords = (count: number) =>
  count === 0 ? 'Nothing changed' : plural(count, '# row changed', '# rows changed');
