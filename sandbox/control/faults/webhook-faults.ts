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
  /** The same message again, with the same id: once to `times` times more. */
  repeat: z.strictObject({ probability, times: z.int().positive() }).optional(),
  /** Counted as delivered, but never sent. */
  drop: probability.optional(),
  /** Each message waits up to this long, so that they overtake one another. */
  shuffle: z.strictObject({ windowMs: milliseconds }).optional(),
  delay: z.strictObject({ probability, ms: milliseconds }).optional(),
  /** A further message that no receiver may take. */
  forge: z.strictObject({ probability, kinds: z.array(z.enum(forgeries)).min(1).optional() }).optional(),
  /** Sign with this from now on, as after the secret was rotated in the Portal. */
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]+$/, 'must look like whsec_…')
    .refine(canSign, 'must be base64 after whsec_')
    .optional(),
});
export type WebhookFaultSettings = z.infer<typeof webhookFaultSettings>;

/** Whether messages can be signed with it at all. */
function canSign(secret: string): boolean {
  try {
    new Webhook(secret);
    return true;
  } catch {
    return false;
  }
}

/** What becomes of one message. Milliseconds are the sandbox clock's, counted from now. */
export interface DeliveryPlan {
  readonly dropped: boolean;
  readonly afterMs: number;
  readonly repeatsAfterMs: readonly number[];
  readonly forgery: Forgery | undefined;
}

/** What is done to webhooks on their way, drawn from the seed in the order in which they are made. */
export class WebhookFaults {
  #change: WebhookFaultSettings = {};
  #chance = new SeededRandom(0);

  /** Replaces everything said before; an empty change is honest delivery. */
  replace(settings: WebhookFaultSettings): void {
    this.#change = settings;
    this.#chance = new SeededRandom(settings.seed ?? 0);
  }

  get settings(): WebhookFaultSettings {
    return this.#change;
  }

  planDelivery(): DeliveryPlan {
    const { drop, delay, repeat, forge } = this.#change;
    const dropped = this.#happens(drop);
    const late = this.#happens(delay?.probability) ? (delay?.ms ?? 0) : 0;
    const afterMs = late + this.#within();
    const repeats = this.#happens(repeat?.probability) ? this.#chance.integerUpTo(repeat?.times ?? 1) : 0;
    const forged = this.#happens(forge?.probability);
    const kinds = forge?.kinds ?? forgeries;
    return {
      dropped,
      afterMs,
      repeatsAfterMs: Array.from({ length: repeats }, () => late + this.#within()),
      forgery: forged ? kinds[this.#chance.integerUpTo(kinds.length) - 1] : undefined,
    };
  }

  #happens(chance: number | undefined): boolean {
    return chance !== undefined && this.#chance.next() < chance;
  }

  #within(): number {
    const { shuffle } = this.#change;
    return shuffle ? Math.floor(this.#chance.next() * shuffle.windowMs) : 0;
  }
}
