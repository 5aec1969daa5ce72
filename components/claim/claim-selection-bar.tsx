'use client';

import { useState } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { BulkBar } from '@/components/ui/action/bulk-bar';
import { Button } from '@/components/ui/action/button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { approveMany } from '@/lib/actions/claim/claims';
import type { DecidedClaims } from '@/lib/domain/claim/claim';
import { formatCount } from '@/lib/domain/number';
import { counted } from '@/lib/domain/plural';
import { DecidedNotice } from './decided-notice';
import { ReturnManyDialog } from './return-many-dialog';

/** Approves the selected claims, or sends them back with one note. Says what was done, and offers to take it back. */
export default function ClaimSelectionBar({ ids, clear }: { ids: readonly string[]; clear: () => void }) {
  const { locale } = useShownPage();
  const [decided, setDecided] = useState<DecidedClaims>();
  const [isReturning, setReturning] = useState(false);
  const done = (result: DecidedClaims) => {
    setDecided(result);
    clear();
  };
  const { state, formProps } = useAction(approveMany, { onDone: done });
  return (
    <>
      {decided && <DecidedNotice key={decided.ids.join()} decided={decided} />}
      <RefusalNotice state={state} title="Not approved" className="mt-3" />
      {ids.length > 0 && (
        <BulkBar summary={<strong>{formatCount(ids.length, locale)} selected</strong>}>
          <form {...formProps}>
            <HiddenFields values={{ 'ids[]': ids }} />
            <SubmitButton data-primary>Approve {counted(ids.length, 'claim', locale)}</SubmitButton>
          </form>
          <Button aria-haspopup="dialog" onClick={() => setReturning(true)}>
            Send back {formatCount(ids.length, locale)}
          </Button>
          <Button onClick={clear}>Clear</Button>
        </BulkBar>
      )}
      {isReturning && <ReturnManyDialog ids={ids} onDone={done} onClose={() => setReturning(false)} />}
    </>
  );
}
