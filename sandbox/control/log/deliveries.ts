import { maxStoredDeliveries } from '../../settings';
import { forgeries } from '../faults/webhook-faults';

/** The kinds of delivery: the message itself, a repeat of it, or one of the forgeries, which receivers must refuse. */
export const deliveryKinds = ['message', 'repeat', ...forgeries] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export interface Delivery {
  readonly messageId: string;
  readonly kind: DeliveryKind;
  /** The time of the machine's clock, because the timestamp in the webhook uses it too. */
  readonly at: string;
  readonly url: string;
  readonly accepted: boolean;
  /** The status of the response, or the error if there was none. */
  readonly answer: string;
  readonly durationMs: number;
}

/** The newest delivery attempts, and counts of all attempts since the start. They are in memory only. */
export class DeliveryLog {
  #newest: Delivery[] = [];
  #counts = { ...zero };

  add(delivery: Delivery): void {
    this.#newest.push(delivery);
    if (this.#newest.length > maxStoredDeliveries * 2) this.#newest = this.#newest.slice(-maxStoredDeliveries);
    const { kind, accepted } = delivery;
    this.#counts.sent += 1;
    if (kind === 'repeat') this.#counts.repeated += 1;
    if (kind === 'message' || kind === 'repeat') this.#counts[accepted ? 'taken' : 'refused'] += 1;
    else {
      this.#counts.forged += 1;
      if (accepted) this.#counts.forgedTaken += 1;
    }
  }

  countDropped(): void {
    this.#counts.dropped += 1;
  }

  of(messageId: string): readonly Delivery[] {
    return this.#newest.filter((each) => each.messageId === messageId);
  }

  get counts(): Readonly<typeof zero> {
    return this.#counts;
  }

  clear(): void {
    this.#newest = [];
    this.#counts = { ...zero };
  }
}

/**
 * `sent` counts all attempts. `taken` and `refused` count those that receivers accepted and refused, without forgeries.
 */
const zero = { sent: 0, taken: 0, refused: 0, dropped: 0, repeated: 0, forged: 0, forgedTaken: 0 };
