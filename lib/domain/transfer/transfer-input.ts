import { z } from 'zod';
import type { Day } from '@/lib/domain/day';
import { dayInput, noteInput } from '@/lib/domain/movement/fields';
import type { Decimal } from '@/lib/domain/reading/amount';
import { type ParsedAmount, parseAmount } from '@/lib/domain/reading/typed-amount';
import { requiredLine } from '@/lib/domain/required-line';
import { type PostedAccount, parseAccountValue } from './account-value';
import { transferKinds } from './kind';
import { isSameEnd } from './transfer';

const account = (missing: string) =>
  z.string().refine((value) => parseAccountValue(value) !== null, { error: missing });

type Fields = Readonly<Record<'from' | 'to' | 'amount' | 'toAmount', string>>;

/**
 * Returns the schema of the form of a transfer, used in the browser and on the server. `today` is the day in the company's
 * time zone, and `decimal` the mark that its country writes before decimals. The second amount counts only if the accounts
 * have different currencies.
 */
export const transferInput = ({ today, decimal }: { readonly today: Day; readonly decimal?: Decimal }) =>
  z
    .object({
      id: z.uuid(),
      /** The revision of the transfer that the person edited; zero for a new one. */
      revision: z.coerce.number().int().nonnegative().default(0),
      kind: z.enum(transferKinds, { error: 'Choose what kind of transfer this is.' }),
      from: account('Choose the account that the money left.'),
      to: account('Choose the account that received the money.'),
      day: dayInput(today),
      amount: z.string(),
      toAmount: z.string().default(''),
      note: noteInput,
    })
    // In a refinement, because zod runs a transformation only when all other fields are valid. So every problem is
    // reported at once.
    .superRefine((form, context) => {
      for (const [path, message] of Object.entries(parse(form, decimal).problems))
        context.addIssue({ code: 'custom', path: [path], message });
    })
    .transform(({ id, revision, kind, day, note, ...form }) => {
      const { from, to, amount, toAmount } = parse(form, decimal);
      if (!from || !to || !amount?.ok || !toAmount?.ok) return z.NEVER;
      return { id, revision, kind, day, note, from, to, amount: amount.money, toAmount: toAmount.money };
    });

export type TransferInput = z.output<ReturnType<typeof transferInput>>;

type Parsed = {
  readonly from: PostedAccount | null;
  readonly to: PostedAccount | null;
  readonly amount: ParsedAmount | null;
  readonly toAmount: ParsedAmount | null;
  readonly problems: Readonly<Partial<Record<keyof Fields, string>>>;
};

const advice = 'For money in the other direction, exchange the two accounts.';

function parse(form: Fields, decimal: Decimal | undefined): Parsed {
  const [from, to] = [parseAccountValue(form.from), parseAccountValue(form.to)];
  const amount = from && parseAmount(form.amount, from.currency, decimal, advice);
  const isOneCurrency = from?.currency === to?.currency;
  const toAmount = to && (isOneCurrency ? amount : parseAmount(form.toAmount, to.currency, decimal, advice));
  return {
    from,
    to,
    amount,
    toAmount,
    problems: {
      ...(from && to && isSameEnd(from, to) && { to: 'Choose another account than the one that the money left.' }),
      ...(amount && !amount.ok && { amount: amount.reason }),
      ...(from && toAmount && !toAmount.ok && !isOneCurrency && { toAmount: toAmount.reason }),
    },
  };
}

/** Returns the schema of the reference of a record that a person entered in the books by hand. */
export const markInput = z.object({
  id: z.uuid(),
  reference: requiredLine('Enter the reference or number of the record in your books.', 100),
});
