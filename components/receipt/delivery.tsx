import { State } from '@/components/ui/feedback/state';
import { type DeliveryView, deliveryWords } from './delivery-words';

/** The status of a receipt's delivery to the books. `delivery` is null until the expense is sent. */
export function Delivery({ delivery, books }: { delivery: DeliveryView | null; books: string }) {
  const { tone, text, busy } = deliveryWords(delivery, books);
  return (
    <State tone={tone} busy={busy}>
      {text}
    </State>
  );
}
