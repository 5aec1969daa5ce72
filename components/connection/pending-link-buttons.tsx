import { ActionButton } from '@/components/form/action-button';
import { startLinkOver } from '@/lib/actions/connection';
import { ContinueLink } from './continue-link';
import { RefreshOnReturn } from './refresh-on-return';

/** The buttons to go on with a link that is not complete, or to start over. `goOn` is the text of the first one. */
export function PendingLinkButtons({ connectionId, goOn }: { connectionId: string; goOn?: string }) {
  return (
    <>
      <RefreshOnReturn />
      {goOn && (
        <ContinueLink connectionId={connectionId} variant="primary">
          {goOn}
        </ContinueLink>
      )}
      <ActionButton
        action={startLinkOver}
        fields={{ connectionId }}
        variant={goOn ? 'default' : 'primary'}
        pendingLabel="Starting over"
        doneToast="The link was removed. Choose a package to start again."
      >
        Start over
      </ActionButton>
    </>
  );
}
