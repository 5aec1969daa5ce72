import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Empty } from '@/components/ui/feedback/empty';
import type { TravelKind } from '@/lib/domain/claim/travel/rate';

/** Shown in place of the form while the company has no rate of this kind. */
export const NoRates = ({ kind, maySet }: { kind: TravelKind; maySet: boolean }) => (
  <Card>
    <Empty
      icon="icon-receipt"
      title={kind === 'mileage' ? 'No mileage rates yet' : 'No per diem rates yet'}
      actions={
        maySet && (
          <LinkButton href="/settings/claims" variant="primary">
            Add a rate
          </LinkButton>
        )
      }
    >
      {maySet
        ? 'Add the rate that your company pays. People can then claim it.'
        : 'Ask an owner, admin or bookkeeper to add the rate that your company pays.'}
    </Empty>
  </Card>
);
