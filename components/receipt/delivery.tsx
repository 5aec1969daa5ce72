import { State } from '@/components/ui/feedback/state';

export type DeliveryView = {
  readonly state: 'waiting' | 'sending' | 'delivered' | 'refused' | 'unknown';
  readonly message: string | null;
};

/** How far a receipt has come towards the books, in words; `books` is the package's name. */
export function Delivery({ delivery, books }: { delivery: DeliveryView | null; books: string }) {
  if (!delivery) return <State tone="quiet">Sent with its expense</State>;
  switch (delivery.state) {
    case 'waiting':
      return <State tone="quiet">Waiting to go to {books}</State>;
    case 'sending':
      return (
        <State tone="info" busy>
          Going to {books}
        </State>
      );
    case 'delivered':
      return <State tone="good">In {books}</State>;
    case 'refused':
      return <State tone="bad">Not taken by {books}</State>;
    case 'unknown':
      return <State tone="quiet">Outcome unknown</State>;
  }
}
