import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { isDay } from '@/lib/domain/day';
import { largestSent } from '@/lib/domain/expense/conversion';
import { expenseLimits } from '@/lib/domain/expense/expense';
import { normaliseLine, normaliseText } from '@/lib/domain/text';

/** The most movements of one request, and the most bytes of its body. */
export const ingestLimits = { movements: 500, bytes: 2 * 1024 * 1024, externalId: 100 } as const;

/** What a source says that a movement is. */
export const ingestTypes = [
  'payment',
  'refund',
  'fee',
  'interest',
  'reward',
  'chargeback',
  'chargeback_lost',
  'top_up',
  'withdrawal',
  'cash_withdrawal',
  'transfer',
] as const;
export type IngestType = (typeof ingestTypes)[number];

const visible = /^[\x21-\x7e]+$/;

/** The schema of the source's own id of a movement. */
export const externalId = z
  .string({ error: 'Send your own id of the movement as a text.' })
  .min(1, { error: 'Send your own id of the movement. It cannot be empty.' })
  .max(ingestLimits.externalId, { error: `Use an id of at most ${ingestLimits.externalId} characters.` })
  .regex(visible, { error: 'Use only visible ASCII characters in an id, without spaces.' })
  .meta({ description: 'Your own id of the movement. The same id is the same movement, in every later request.' });

const version = z
  .int({ error: 'Send the version as a whole number.' })
  .min(0, { error: 'Send a version of zero or more.' })
  .optional()
  .meta({ description: 'Rises with each change. A lower version than the last one changes nothing.' });

const currency = z
  .string({ error: 'Send the currency as an ISO 4217 code, for example GBP.' })
  .refine(isCurrency, { error: 'Send the currency as an ISO 4217 code in capitals, for example GBP.' });

const money = z.strictObject(
  {
    minor: z
      .int({ error: 'Send a whole number of minor units, for example 1250 for 12.50 GBP.' })
      .min(1, { error: 'Send an amount above zero. The type or the direction says which way the money went.' })
      .max(Number(largestSent), { error: 'The amount is too large for accounting packages.' })
      .meta({ description: 'Minor units of the currency: 1250 is 12.50 GBP, or 1,250 JPY.' }),
    currency,
  },
  { error: unknownField('Send an amount with `minor` and `currency`.') },
);

const line = (missing: string, length: number) =>
  z
    .string({ error: missing })
    .refine((text) => normaliseLine(text) !== '', { error: missing })
    .refine((text) => normaliseLine(text).length <= length, { error: `Use at most ${length} characters.` });

/** What tells one of the company's cards or accounts. */
const card = z
  .strictObject(
    {
      id: z.uuid({ error: 'Send the id that GET /cards returns.' }).optional(),
      lastFour: z
        .string({ error: 'Send the last four digits as a text.' })
        .regex(/^\d{4}$/, { error: 'Send exactly four digits.' })
        .optional(),
    },
    { error: unknownField('Send the card with its `id` or its `lastFour`.') },
  )
  .refine(({ id, lastFour }) => (id === undefined) !== (lastFour === undefined), {
    error: 'Send either the id or the last four digits of the card.',
  });

const otherAccount = z
  .strictObject(
    {
      number: line('Send the IBAN or the account number.', 60).optional(),
      card: card.optional(),
    },
    { error: unknownField('Send the other account with its `number` or its `card`.') },
  )
  .refine(({ number, card: other }) => (number === undefined) !== (other === undefined), {
    error: 'Send either the number of the other account or its card.',
  })
  .meta({ description: 'The account of the company on the other side of a transfer, a top-up or a withdrawal.' });

const moved = {
  id: externalId,
  version,
  type: z
    .enum(ingestTypes, { error: `Send one of ${ingestTypes.join(', ')}, or leave it out.` })
    .optional()
    .meta({ description: 'Without it, Outlay recognises the type by the words, and `direction` is required.' }),
  direction: z
    .enum(['out', 'in'], { error: 'Send out for money that left the card, and in for money that came.' })
    .optional()
    .meta({
      description: 'Required without a type, and for interest and transfers. A fee is out unless you say otherwise.',
    }),
  day: z
    .string()
    .refine(isDay, { error: 'Send a day that exists, as YYYY-MM-DD.' })
    .optional()
    .meta({ description: 'The day in the calendar of the card, YYYY-MM-DD. Outlay keeps it as it is.' }),
  occurredAt: z.iso
    .datetime({ offset: true, error: 'Send the instant with its offset, for example 2026-11-03T23:30:00+01:00.' })
    .optional()
    .meta({
      description: 'An instant with its offset. Outlay takes the day that it has in the time zone of the company.',
    }),
  amount: money.meta({ description: 'What moved on the card, in the currency of the card, above zero.' }),
  original: money
    .optional()
    .meta({ description: 'What the merchant charged, in another currency. Outlay writes it in the note.' }),
  rate: z
    .string({ error: 'Send the rate as a text, for example "0.8712".' })
    .regex(/^\d{1,9}(\.\d{1,9})?$/, { error: 'Send the rate with a point and at most nine decimals.' })
    .optional()
    .meta({
      description: 'Needed in another currency than that of the books: amount × rate is the amount in the books.',
    }),
  merchant: line('Send the merchant or the other party.', expenseLimits.merchant),
  note: z
    .string({ error: 'Send the note as a text.' })
    .refine((text) => normaliseText(text).length <= expenseLimits.note - 60, { error: 'Use at most 3,940 characters.' })
    .optional(),
  category: line('Send the name of a category, or leave it out.', 100)
    .optional()
    .meta({ description: 'The name of a category of the company. Without it, Outlay codes the movement by itself.' }),
  card: card.meta({ description: 'The card of the company, by its id or by its last four digits.' }),
  person: z
    .strictObject(
      { email: z.email({ error: 'Send the email address of the person.' }) },
      { error: unknownField('Send the person with an `email`.') },
    )
    .optional()
    .meta({
      description: 'Who spent the money. Without a member of that address, the movement belongs to who made the key.',
    }),
  otherAccount: otherAccount.optional(),
  refundOf: externalId
    .optional()
    .meta({ description: 'Your id of the payment that this refund or chargeback returns.' }),
};

/** A movement that the issuer has settled, authorised (`pending`) or taken back (`cancelled`). */
export const ingestedMovement = z
  .discriminatedUnion(
    'status',
    [
      z.strictObject({ status: z.literal('settled'), ...moved }, { error: unknownField('') }),
      z.strictObject({ status: z.literal('pending'), ...moved }, { error: unknownField('') }),
      z.strictObject({ status: z.literal('cancelled'), id: externalId, version }, { error: unknownField('') }),
    ],
    { error: 'Send the status settled, pending or cancelled.' },
  )
  .superRefine((movement, context) => {
    if (movement.status === 'cancelled') return;
    for (const [path, message] of problemsOf(movement)) context.addIssue({ code: 'custom', path: [path], message });
  });

export type IngestedMovement = z.output<typeof ingestedMovement>;
export type Moved = Exclude<IngestedMovement, { status: 'cancelled' }>;

/** The body of a request. Each movement is checked for itself, so that one mistake does not stop the others. */
export const ingestBody = z.strictObject(
  {
    movements: z
      .array(z.unknown(), { error: 'Send the movements as a list.' })
      .min(1, { error: 'Send at least one movement.' })
      .max(ingestLimits.movements, { error: `Send at most ${ingestLimits.movements} movements in one request.` }),
  },
  { error: unknownField('Send an object with a list of `movements`.') },
);

const directionOfType: Readonly<Record<IngestType, 'out' | 'in' | null>> = {
  payment: 'out',
  chargeback_lost: 'out',
  withdrawal: 'out',
  cash_withdrawal: 'out',
  refund: 'in',
  reward: 'in',
  chargeback: 'in',
  top_up: 'in',
  fee: null,
  interest: null,
  transfer: null,
};

/** Whether money left the card or came, from the direction and the type of a valid movement. */
export const directionOf = ({ type, direction }: Pick<Moved, 'type' | 'direction'>): 'out' | 'in' =>
  direction ?? (type && directionOfType[type]) ?? 'out';

const transferTypes: ReadonlySet<IngestType> = new Set(['top_up', 'withdrawal', 'cash_withdrawal', 'transfer']);

/** Whether the source says that the movement is between two accounts of the company. */
export const tellsTransfer = ({ type }: Pick<Moved, 'type'>): boolean => type !== undefined && transferTypes.has(type);

function* problemsOf(movement: Moved): Generator<readonly [keyof Moved, string]> {
  const { type, direction, day, occurredAt, refundOf, otherAccount: other } = movement;
  if ((day === undefined) === (occurredAt === undefined))
    yield ['day', 'Send either the day or the instant in `occurredAt`.'];
  const known = type ? directionOfType[type] : null;
  if (direction === undefined && known === null && type !== 'fee')
    yield ['direction', 'Send out for money that left the card, or in for money that came.'];
  if (direction !== undefined && known !== null && known !== direction)
    yield [
      'direction',
      `A ${type?.replaceAll('_', ' ')} is always ${known}. Leave the direction out, or send another type.`,
    ];
  if (refundOf !== undefined && type !== 'refund' && type !== 'chargeback')
    yield ['refundOf', 'Only a refund or a chargeback returns a payment.'];
  if (other !== undefined && type !== undefined && !transferTypes.has(type))
    yield ['otherAccount', 'Only a transfer, a top-up or a withdrawal has another account.'];
}

/** Returns the message of an object: it names the fields that Outlay does not know. */
function unknownField(missing: string) {
  return (issue: { readonly code?: string; readonly keys?: readonly string[] }): string | undefined =>
    issue.code === 'unrecognized_keys'
      ? `Outlay does not know ${(issue.keys ?? []).map((key) => `\`${key.slice(0, 40)}\``).join(', ')}. Leave it out.`
      : missing || undefined;
}
