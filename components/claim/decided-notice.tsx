'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import { undoDecision } from '@/lib/actions/claim/claims';
import type { DecidedClaims } from '@/lib/domain/claim/claim';
import { formatMoney } from '@/lib/domain/money';
import { formatCount } from '@/lib/domain/number';
import { counted, plural } from '@/lib/domain/plural';

const maxShown = 8;

/** What was decided about several claims, which stay as they are and why, and a button that takes the decision back. */
export function DecidedNotice({ decided }: { decided: DecidedClaims }) {
  const { locale } = useShownPage();
  const { state, formProps } = useAction(undoDecision);
  const undone = state.state === 'done' ? state.value : null;
  const { ids, decision, totals } = decided;
  const claims = counted(ids.length, 'claim', locale);
  const sums = totals.map((sum) => formatMoney(sum, locale)).join(' and ');
  return (
    <>
      {ids.length > 0 && !undone && (
        <Notice
          live
          tone="good"
          className="mt-3"
          actions={
            <form {...formProps}>
              <HiddenFields values={{ 'ids[]': ids, decision }} />
              <SubmitButton variant="default" size="sm">
                Undo
              </SubmitButton>
            </form>
          }
        >
          {decision === 'approve'
            ? `Approved ${claims}, ${sums}. Each becomes a bill in your books at the next sync.`
            : `Sent back ${claims}, ${sums}. Each person sees your note.`}
        </Notice>
      )}
      <RefusalNotice state={state} title="Not undone" className="mt-3" />
      {undone && undone.ids.length > 0 && (
        <Notice live tone="good" className="mt-3">
          {plural(undone.ids.length, '# claim waits', '# claims wait', locale)} for approval again.
        </Notice>
      )}
      <Unchanged skipped={(undone ?? decided).skipped} />
    </>
  );
}

/** The claims that a decision did not change, with the reasons. */
function Unchanged({ skipped }: Pick<DecidedClaims, 'skipped'>) {
  const { locale } = useShownPage();
  if (skipped.length === 0) return null;
  return (
    <Notice
      live
      tone="warn"
      className="mt-3"
      title={plural(skipped.length, '# entry stays as it is', '# entries stay as they are', locale)}
    >
      <ul>
        {skipped.slice(0, maxShown).map(({ id, merchant, reason }) => (
          <li key={id}>
            {merchant && (
              <>
                <TextLink href={`/expenses/${id}`}>{merchant}</TextLink>:{' '}
              </>
            )}
            {reason}
          </li>
        ))}
        {skipped.length > maxShown && <li>and {formatCount(skipped.length - maxShown, locale)} more.</li>}
      </ul>
    </Notice>
  );
}
