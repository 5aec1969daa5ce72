import { maxStoredDeliveries } from '../../settings';
import { forgeries } from '../faults/webhook-faults';

/** What was sent to a receiver: the message, the same once more, or something it must refuse. */
export const deliveryKinds = ['message', 'repeat', ...forgeries] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export interface Delivery {
  readonly messageId: string;
  readonly kind: DeliveryKind;
  /** The machine's own time, as in the webhook's timestamp. */
  readonly at: string;
  readonly url: string;
  readonly accepted: boolean;
  /** The status, or why there was none. */
  readonly answer: string;
  readonly durationMs: number;
}

/** The newest attempts to deliver webhooks and the counts of all since the start. In memory. */
export class DeliveryLog {
  #newest: Delivery[] = [];
  #counts = none;

  add(delivery: Delivery): void {
    this.#newest.push(delivery);
    if (this.#newest.length > maxStoredDeliveries * 2) this.#newest = this.#newest.slice(-maxStoredDeliveries);
    const { kind, accepted } = delivery;
    const forged = kind !== 'message' && kind !== 'repeat';
    const now = this.#counts;
    this.#counts = {
      sent: now.sent + 1,
      taken: now.taken + (accepted && !forged ? 1 : 0),
      refused: now.refused + (accepted || forged ? 0 : 1),
      dropped: now.dropped,
      repeated: now.repeated + (kind === 'repeat' ? 1 : 0),
      forged: now.forged + (forged ? 1 : 0),
      forgedTaken: now.forgedTaken + (forged && accepted ? 1 : 0),
    };
  }

  drop(): void {
    this.#counts = { ...this.#counts, dropped: this.#counts.dropped + 1 };
  }

  of(messageId: string): readonly Delivery[] {
    return this.#newest.filter((each) => each.messageId === messageId);
  }

  get counts(): typeof none {
    return this.#counts;
  }

  clear(): void {
    this.#newest = [];
    this.#counts = none;
  }
}

/** `sent` counts attempts of every kind; `taken` and `refused` those of true messages and their repeats. */
const none: Readonly<Record<'sent' | 'taken' | 'refused' | 'dropped' | 'repeated' | 'forged' | 'forgedTaken', number>> =
  { sent: 0, taken: 0, refused: 0, dropped: 0, repeated: 0, forged: 0, forgedTaken: 0 };
