import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Instant } from '@/components/ui/display/instant';
import { Notice } from '@/components/ui/feedback/notice';
import { State } from '@/components/ui/feedback/state';
import type { LinkProgress } from '@/lib/domain/books/link-progress';
import { linkProgressText } from './link-progress-text';
import { PendingLinkButtons } from './pending-link-buttons';

/** A link that was started and is not complete: how it stands, and the ways to go on. */
export function PendingLink({
  connectionId,
  progress,
  name,
  mayConnect,
  locale,
  timeZone,
}: {
  connectionId: string;
  progress: LinkProgress;
  /** The package's name. */
  name: string;
  mayConnect: boolean;
  locale: string;
  timeZone: string;
}) {
  const { tone, title, detail, goOn } = linkProgressText(progress, name);
  return (
    <Card aria-labelledby="pending-link">
      <CardHeader id="pending-link" title={`Linking ${name}`} actions={<ProgressState progress={progress} />} line />
      <CardSection className="flex flex-col gap-2">
        <Notice tone={tone} live title={title}>
          {detail}
        </Notice>
        {progress.state === 'waiting' && (
          <p className="text-sm text-faint">
            The link works until <Instant at={progress.until} locale={locale} timeZone={timeZone} />.
          </p>
        )}
      </CardSection>
      {mayConnect ? (
        <CardSection className="flex flex-wrap gap-2">
          <PendingLinkButtons connectionId={connectionId} goOn={goOn} />
        </CardSection>
      ) : (
        <CardSection className="text-sm text-faint">An owner, admin or bookkeeper can link the package.</CardSection>
      )}
    </Card>
  );
}

function ProgressState({ progress }: { progress: LinkProgress }) {
  switch (progress.state) {
    case 'waiting':
    case 'confirming':
      return (
        <State tone="info" busy>
          Not finished
        </State>
      );
    case 'failed':
      return <State tone={progress.failure === 'cancelled' ? 'warn' : 'bad'}>Not linked</State>;
    case 'expired':
      return <State tone="warn">Expired</State>;
    case 'removed':
      return <State tone="warn">Removed</State>;
  }
}
