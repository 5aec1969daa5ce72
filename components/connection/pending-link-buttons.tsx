import { ActionButton } from '@/components/form/action-button';
import { continueLinking, startLinkOver } from '@/lib/actions/connection';
import { ConsentButton } from './consent-button';
import { RefreshOnReturn } from './refresh-on-return';

/** The buttons to go on with a link that is not complete, or to start over. `goOn` is the text of the first one. */
export function PendingLinkButtons({ connectionId, goOn }: { connectionId: string; goOn?: string }) {
  return (
    <>
      <RefreshOnReturn />
      {goOn && (
        <ConsentButton action={continueLinking} connectionId={connectionId} variant="primary">
          {goOn}
        </ConsentButton>
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
