import { leaveFor } from '@/components/form/leave-for';
import { buttonClass } from '@/components/ui/action/button-class';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';

/** Leaves Outlay for the package's consent page. Without an address it stays, because the package is linked already. */
export const openConsentPage = ({ url }: { url: string | null }) => url && leaveFor(url);

/** A link to the consent page. Only browsers that run no script show it. */
export function ConsentPage({ state }: { state: ActionState<{ url: string | null }> }) {
  if (state.state !== 'done' || !state.value.url) return null;
  return (
    <noscript>
      <Notice tone="info" title="One more step">
        <a href={state.value.url} className={buttonClass('primary', 'md', 'mt-2')}>
          Give access
        </a>
      </Notice>
    </noscript>
  );
}
