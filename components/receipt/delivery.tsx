import { State } from '@/components/ui/feedback/state';

export type DeliveryView = {
  readonly state: 'waiting' | 'sending' | 'delivered' | 'refused' | 'unknown';
  readonly message: string | null;
};

/** The status of a receipt's delivery to the books. `delivery` is null until the expense is sent. */
export function Delivery({ delivery, books }: { delivery: DeliveryView | null; books: string }) {
  if (!delivery) return <State tone="quiet">Not sent yet</State>;
  switch (delivery.state) {
    case 'waiting':
      return <State tone="quiet">Waiting to be sent to {books}</State>;
    case 'sending':
      return (
        <State tone="info" busy>
          Sending to {books}
        </State>
      );
    case 'delivered':
      return <State tone="good">In {books}</State>;
    case 'refused':
      return <State tone="bad">Refused by {books}</State>;
    case 'unknown':
      return <State tone="quiet">Unconfirmed</State>;
  }
}
