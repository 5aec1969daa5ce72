import type { Metadata } from 'next';
import { entryOptions } from '@/components/books/entry-options';
import { MoveForm } from '@/components/mapping/versions/move-form';
import { CountProgress } from '@/components/task/count-progress';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { requireViewer } from '@/lib/auth/viewer';
import { movePage } from '@/lib/data/mapping/move';
import { entryKey } from '@/lib/domain/books/entry-names';
import { entryNoun } from '@/lib/domain/books/lists';
import { packageOf } from '@/lib/domain/books/package';
import { counted } from '@/lib/domain/plural';
import { BackgroundWork } from '../background-work';

export const metadata: Metadata = { title: 'Move the mapping' };

export default async function MoveMappingPage({ params }: PageProps<'/[company]/mapping/move'>) {
  const viewer = await requireViewer(params, 'map');
  const page = await movePage(viewer);
  const back = <TextLink href="/mapping">Mapping</TextLink>;
  if (page.state === 'counting') {
    return (
      <>
        <PageHeader back={back} title="Move the mapping" />
        <CountProgress progress={page.progress} locale={viewer.locale} />
      </>
    );
  }
  if (page.state !== 'ready') {
    return (
      <>
        <PageHeader back={back} title="Move the mapping" />
        <BackgroundWork viewer={viewer} />
        <Card>
          <Empty
            icon="icon-arrow-right-left"
            title={page.state === 'moving' ? 'The mapping is being moved' : 'There is nothing to move'}
            actions={<LinkButton href="/mapping">Open the mapping</LinkButton>}
          >
            {page.state === 'moving'
              ? 'Nothing can sync until every unsynced expense names entries of the new books. You can leave this page.'
              : 'When you link other books, Outlay proposes here what each mapped entry becomes.'}
          </Empty>
        </Card>
      </>
    );
  }
  const { connection, version, from, proposals } = page;
  const { name } = packageOf(connection.package);
  const used = proposals.filter(({ places, own }) => places.length > 0 || own > 0);
  const offered = entryOptions(
    used.map(({ list, ref, choices, match }) => ({
      key: entryKey({ list, ref }),
      list,
      choices,
      suggested: match?.entry,
    })),
  );
  const sure = proposals.filter(({ match }) => match?.isCertain).length;
  return (
    <>
      <PageHeader
        back={back}
        title={`Move the mapping to ${name}`}
        subtitle={`${sure} of ${proposals.length} entries matched by name · nothing has changed yet`}
      />
      <MoveForm
        version={version}
        from={from}
        to={name}
        rows={used.map(({ list, ref, label, match, dropped, places, own }) => ({
          key: entryKey({ list, ref }),
          offered: offered.get(entryKey({ list, ref })) ?? { options: [] },
          label,
          what: entryNoun(list),
          places: [
            ...places.slice(0, 3),
            ...(places.length > 3 ? [`${places.length - 3} more`] : []),
            ...(own > 0 ? [counted(own, 'expense', viewer.locale)] : []),
          ].join(', '),
          match: match ? { ref: match.entry.ref, because: match.reason, sure: match.isCertain } : null,
          dropped,
        }))}
      />
    </>
  );
}
