import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { CompareWith } from '@/components/mapping/versions/compare-with';
import { DifferenceTable } from '@/components/mapping/versions/difference-table';
import { RestoreVersion } from '@/components/mapping/versions/restore-version';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Instant } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { impactOfChange } from '@/lib/data/mapping/impact';
import { versionPage } from '@/lib/data/mapping/versions';
import { describeImpact } from '@/lib/domain/mapping/impact';

export const metadata: Metadata = { title: 'Mapping version' };

const versionNumber = z.coerce.number().int().positive().max(2_147_483_647);

export default async function VersionPage({ params, searchParams }: PageProps<'/[company]/mapping/versions/[number]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { locale, timeZone } = viewer;
  const asked = versionNumber.safeParse((await params).number);
  const against = versionNumber
    .nullable()
    .catch(null)
    .parse((await searchParams).against ?? null);
  const page = asked.success ? await versionPage(viewer, asked.data, against) : null;
  if (!page) notFound();
  const { row, mapping, newest, differences, broken, foreign } = page;
  const before = page.against === 0 ? null : `Version ${page.against}`;
  const isNewest = row.number === newest;
  const impact = isNewest ? null : await impactOfChange(viewer, () => mapping);
  return (
    <>
      <PageHeader
        back={<TextLink href="/mapping/versions">Versions</TextLink>}
        title={`Version ${row.number}`}
        subtitle={
          <>
            {isNewest && 'In use · '}
            {row.author ?? 'Outlay'}, <Instant at={row.at} locale={locale} timeZone={timeZone} />
            {row.note && ` · ${row.note}`}
          </>
        }
        actions={
          <>
            {newest > 1 && <CompareWith number={row.number} against={page.against} newest={newest} />}
            {!isNewest && (
              <LinkButton href={`/mapping/versions/${newest}?against=${row.number}`}>Changes since</LinkButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Card aria-labelledby="changes">
          <CardHeader id="changes" title={page.against === 0 ? 'Contents' : `Compared with version ${page.against}`} />
          {differences.length === 0 ? (
            <CardBody className="text-soft">The versions are identical.</CardBody>
          ) : (
            <DifferenceTable differences={differences} from={before} to={`Version ${row.number}`} />
          )}
        </Card>
        {impact && may(viewer.role, 'map') && (
          <Card aria-labelledby="restore">
            <CardHeader id="restore" title="Restore this version" />
            <CardBody>
              {foreign.length > 0 ? (
                <Notice tone="warn" title="This version belongs to other books">
                  {listed(foreign)} {foreign.length === 1 ? 'is' : 'are'} not in the books linked now, so it cannot be
                  restored. Its contents are shown above.
                </Notice>
              ) : (
                <RestoreVersion
                  number={row.number}
                  version={newest}
                  impact={
                    impact.state === 'counted'
                      ? describeImpact(impact.impact)
                      : 'The expenses it affects are being counted'
                  }
                  warning={
                    broken.length === 0
                      ? null
                      : `${listed(broken)} ${broken.length === 1 ? 'is' : 'are'} inactive in the books and must be replaced.`
                  }
                />
              )}
            </CardBody>
          </Card>
        )}
      </div>
    </>
  );
}

const listed = (names: readonly string[]) =>
  names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
