import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { SeededRandom } from '../../engine/seeded-random';

export const forgeries = ['wrong-key', 'expired', 'tampered'] as const;
export type Forgery = (typeof forgeries)[number];

const probability = z.number().min(0).max(1);
const month = 31 * 86_400_000;
const milliseconds = z.number().nonnegative().max(month);

export const webhookFaultSettings = z.strictObject({
  seed: z.int().optional(),
  /** With this probability, sends a message again with the same id, 1 to `times` more times. */
  repeat: z.strictObject({ probability, times: z.int().positive() }).optional(),
  /** The probability that a message is recorded as delivered but never sent. */
  drop: probability.optional(),
  /** Delays each message by a random time up to `windowMs`, so that messages arrive out of order. */
  shuffle: z.strictObject({ windowMs: milliseconds }).optional(),
  delay: z.strictObject({ probability, ms: milliseconds }).optional(),
  /** The probability of an additional forged message, which receivers must refuse. */
  forge: z.strictObject({ probability, kinds: z.array(z.enum(forgeries)).min(1).optional() }).optional(),
  /** The secret that messages are signed with, as if the secret had been rotated in Codat's Portal. */
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]+$/, 'must look like whsec_…')
    .refine(canSign, 'must be base64 after whsec_')
    .optional(),
});
export type WebhookFaultSettings = z.infer<typeof webhookFaultSettings>;

/** Returns true if the library can sign messages with this secret. */
function canSign(secret: string): boolean {
  try {
    new Webhook(secret);
    return true;
  } catch {
    return false;
  }
}

/** How one message is delivered. Delays are milliseconds of the sandbox's clock. */
export interface DeliveryPlan {
  readonly dropped: boolean;
  readonly afterMs: number;
  readonly repeatsAfterMs: readonly number[];
  readonly forgery: Forgery | undefined;
}

/**
 * Decides which faults each webhook gets. The random numbers depend on the seed and on the order in which webhooks are
 * created.
 */
export class WebhookFaults {
  #settings: WebhookFaultSettings = {};
  #random = new SeededRandom(0);

  /** Replaces all settings. An empty object turns all webhook faults off. */
  replace(settings: WebhookFaultSettings): void {
    this.#settings = settings;
    this.#random = new SeededRandom(settings.seed ?? 0);
  }

  get settings(): WebhookFaultSettings {
    return this.#settings;
  }

  planDelivery(): DeliveryPlan {
    const { drop, delay, repeat, forge } = this.#settings;
    const dropped = this.#draw(drop);
    const late = this.#draw(delay?.probability) ? (delay?.ms ?? 0) : 0;
    const afterMs = late + this.#shuffleDelay();
    const repeats = this.#draw(repeat?.probability) ? this.#random.integerUpTo(repeat?.times ?? 1) : 0;
    const forged = this.#draw(forge?.probability);
    const kinds = forge?.kinds ?? forgeries;
    return {
      dropped,
      afterMs,
      repeatsAfterMs: Array.from({ length: repeats }, () => late + this.#shuffleDelay()),
      forgery: forged ? kinds[this.#random.integerUpTo(kinds.length) - 1] : undefined,
    };
  }

  #draw(probability: number | undefined): boolean {
    return probability !== undefined && this.#random.next() < probability;
  }

  #shuffleDelay(): number {
    const { shuffle } = this.#settings;
    return shuffle ? Math.floor(this.#random.next() * shuffle.windowMs) : 0;
  }
}
