import { leaveFor } from '@/components/form/leave-for';
import { buttonClass } from '@/components/ui/action/button-class';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';

/** Opens the package's consent page. */
export const openConsentPage = ({ url }: { url: string }) => leaveFor(url);

/** The link to the consent page for a browser without script. */
export function ConsentPage({ state }: { state: ActionState<{ url: string }> }) {
  if (state.state !== 'done') return null;
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
