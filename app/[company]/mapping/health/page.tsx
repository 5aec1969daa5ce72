import type { Metadata } from 'next';
import { entryOptions } from '@/components/books/entry-options';
import { ActionButton } from '@/components/form/action-button';
import { NoBooks } from '@/components/mapping/books-state';
import { healthWords } from '@/components/mapping/health';
import { BrokenEntry } from '@/components/mapping/versions/broken-entry';
import { MoveWaits } from '@/components/mapping/versions/move-waits';
import { CountProgress } from '@/components/task/count-progress';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { checkMapping } from '@/lib/actions/mapping-versions';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { healthReport } from '@/lib/data/mapping/health';
import { entryKey } from '@/lib/domain/books/entry-names';
import { entryNoun } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt } from '@/lib/domain/day';
import { plural } from '@/lib/domain/plural';
import { BackgroundWork } from '../background-work';

export const metadata: Metadata = { title: 'Mapping health' };

export default async function MappingHealthPage({ params }: PageProps<'/[company]/mapping/health'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { connection, version, broken, toMove, progress } = await healthReport(viewer);
  const { locale, timeZone } = viewer;
  const now = new Date();
  const editable = may(viewer.role, 'map');
  const back = <TextLink href="/mapping">Mapping</TextLink>;
  if (!connection || connection.status === 'pending') {
    return (
      <>
        <PageHeader back={back} title="Mapping health" />
        <NoBooks mayConnect={may(viewer.role, 'connect')} />
      </>
    );
  }
  const { name } = packageOf(connection.package);
  const offered = entryOptions(
    broken.map(({ list, ref, choices, match }) => ({
      key: entryKey({ list, ref }),
      list,
      choices,
      suggested: match?.entry,
    })),
  );
  const words = { books: name, locale, timeZone, today: dayAt(now, timeZone) };
  return (
    <>
      <PageHeader
        back={back}
        title="Mapping health"
        subtitle={
          connection.listsReadAt && (
            <>
              Checked against {name} <Ago at={connection.listsReadAt} now={now} locale={locale} timeZone={timeZone} />,
              and every night
            </>
          )
        }
        actions={
          editable &&
          connection.status === 'linked' && (
            <ActionButton
              action={checkMapping}
              pending={connection.listsRequestedAt !== null}
              pendingLabel="Reading the lists"
            >
              Check now
            </ActionButton>
          )
        }
      />
      {toMove && <MoveWaits books={name} />}
      <BackgroundWork viewer={viewer} />
      {broken.length > 0 && progress && <CountProgress progress={progress} locale={locale} className="mb-3" />}
      <Card aria-labelledby="broken">
        {broken.length === 0 ? (
          <Empty
            icon="icon-shield-check"
            title={
              toMove ? 'The mapping is not checked until it is moved' : `Everything you mapped is active in ${name}`
            }
            actions={<LinkButton href="/mapping">Open the mapping</LinkButton>}
          >
            Mapped accounts, tax rates and suppliers that become inactive in {name} appear here, each with a suggested
            replacement.
          </Empty>
        ) : (
          <>
            <CardHeader
              id="broken"
              title={plural(broken.length, `# entry is inactive in ${name}`, `# entries are inactive in ${name}`)}
              detail="Synced expenses do not change."
              line
            />
            {broken.map(({ list, ref, label, health, places, waiting, match }) => (
              <BrokenEntry
                key={`${list} ${ref}`}
                version={version}
                editable={editable}
                entry={{
                  list,
                  ref,
                  label,
                  places,
                  what: entryNoun(list),
                  health: healthWords(health, words),
                  waiting:
                    waiting === null || waiting === 0
                      ? null
                      : plural(waiting, '# unsynced expense waits.', '# unsynced expenses wait.', viewer.locale),
                  suggested: match ? { ref: match.entry.ref, because: match.reason } : null,
                  offered: offered.get(entryKey({ list, ref })) ?? { options: [] },
                }}
              />
            ))}
          </>
        )}
      </Card>
    </>
  );
}
