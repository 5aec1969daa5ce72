import type { Metadata } from 'next';
import { z } from 'zod';
import { toColumns } from '@/components/page/columns';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { ListTable } from '@/components/ui/display/list-table';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { requireViewer } from '@/lib/auth/viewer';
import { listVersions } from '@/lib/data/mapping/versions';
import { formatAgo, formatInstant } from '@/lib/domain/day';
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
          <ListTable
            caption="Mapping versions, newest first"
            className="version-rows"
            to="/mapping/versions/"
            ids={rows.map(({ number }) => `${number}`)}
            columns={[
              {
                head: 'Version',
                cells: toColumns(
                  rows.map(({ number }) => ({
                    text: `Version ${number}`,
                    detail: number === newest ? 'in use' : null,
                  })),
                ),
              },
              {
                head: 'What',
                cells: toColumns(
                  rows.map(({ note, changed }) => ({
                    text: note || changedWords(changed),
                    detail: note && changedWords(changed),
                  })),
                ),
              },
              { head: 'Who', cells: toColumns(rows.map(({ author }) => ({ text: author ?? 'Outlay' }))) },
              {
                head: 'When',
                cells: toColumns(
                  rows.map(({ at }) => ({ text: formatAgo(at, now), exact: formatInstant(at, locale, timeZone) })),
                ),
              },
            ]}
          />
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
