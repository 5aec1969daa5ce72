import type { Tone } from '@/components/ui/display/tone';

export type DeliveryView = {
  readonly state: 'waiting' | 'sending' | 'delivered' | 'refused' | 'unknown';
  readonly message: string | null;
};

type Words = { readonly tone: Tone; readonly text: string; readonly busy: boolean };

/** Returns the status of a receipt's delivery to the books. `delivery` is null until the expense is sent. */
export function deliveryWords(delivery: DeliveryView | null, books: string): Words {
  switch (delivery?.state) {
    case undefined:
      return { tone: 'quiet', text: 'Not sent yet', busy: false };
    case 'waiting':
      return { tone: 'quiet', text: `Waiting to be sent to ${books}`, busy: false };
    case 'sending':
      return { tone: 'info', text: `Sending to ${books}`, busy: true };
    case 'delivered':
      return { tone: 'good', text: `In ${books}`, busy: false };
    case 'refused':
      return { tone: 'bad', text: `Refused by ${books}`, busy: false };
    case 'unknown':
      return { tone: 'quiet', text: 'Unconfirmed', busy: false };
  }
}
