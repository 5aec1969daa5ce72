import { LinkButton } from '@/components/ui/action/link-button';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { plural } from '@/lib/domain/plural';
import type { Need } from './needs-attention';

type Claims = { readonly toDecide: number; readonly sentBack: number };

/** The claims that the viewer may decide about. */
export function claimNeed({ toDecide }: Claims, locale: string): Need | null {
  if (toDecide === 0) return null;
  return {
    key: 'claims',
    tone: 'info',
    title: plural(toDecide, '# claim waits for your approval', '# claims wait for your approval', locale),
    detail: 'People paid these expenses with their own money',
    action: <LinkButton href={expenseAddress({ claim: 'submitted' })}>Review</LinkButton>,
  };
}

/** The viewer's own claims that were sent back. */
export function sentBackNeed({ sentBack }: Claims, locale: string): Need | null {
  if (sentBack === 0) return null;
  return {
    key: 'sent-back',
    tone: 'warn',
    title: plural(sentBack, '# of your claims was sent back', '# of your claims were sent back', locale),
    detail: 'Change it as the reason says, then submit it again',
    action: <LinkButton href={expenseAddress({ claim: 'returned' })}>Show</LinkButton>,
  };
}
