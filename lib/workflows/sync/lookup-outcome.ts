import type { Failure } from '@/lib/codat/client/errors';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import type { DeliveryOutcome } from '@/lib/data/receipt/deliveries';
import { maxFailedSteps } from '@/lib/domain/receipt/find-attached';
import { backoffSeconds, longestBackoff } from '@/lib/domain/sync/lane';
import type { LaneContext } from './lane-context';

/** What the page says about a receipt while Outlay looks for it. */
export const ambiguousMessage =
  'Codat did not confirm the receipt. Outlay checks the books before it sends the receipt again.';
/** After this time an upload that failed midway has either reached the books or never will. */
export const lookAfterSeconds = 20;

/** What a person is asked to do when Outlay cannot find out whether a receipt is in the books. */
const questions = {
  unreadable:
    'Codat did not confirm the receipt, and Outlay could not check the books. Check whether the receipt is there before you send it again.',
  unidentified:
    'Codat did not confirm the receipt, and Outlay cannot tell which record in the books is this expense. Check whether the receipt is there before you send it again.',
  bill: 'Codat did not confirm the receipt, and Outlay does not read the files of bills. The bill is in your books. Open it there: if the receipt is missing, send it again.',
  unclear:
    'Codat did not confirm the receipt, and the books have a file that may be this receipt or another one. Check whether the receipt is there before you send it again.',
  formerBooks:
    'Codat did not confirm the receipt before the books were disconnected. Check whether the receipt is in those books.',
} as const;

/** Hands a receipt over to a person at once. */
export const askPerson = ({ ports }: LaneContext, delivery: Delivery, because: keyof typeof questions): Promise<void> =>
  ports.store.saveDelivery(delivery, { state: 'unknown', message: questions[because], lookAfterSeconds: null });

const lasting: readonly Failure['kind'][] = ['missing', 'rejected', 'not-allowed'];

/**
 * Decides what follows a step of a lookup that failed. The same step is tried again after a wait. A person is asked if
 * the reason is lasting, or after too many failed steps.
 */
export async function rescheduleLookup(context: LaneContext, delivery: Delivery, { kind }: Failure): Promise<void> {
  const failures = delivery.failures + 1;
  if (lasting.includes(kind) || failures >= maxFailedSteps) return askPerson(context, delivery, 'unreadable');
  // These calls were not made, concern the whole lane, or were refused because Codat already reads the same records for
  // someone else. They do not count as failures of the receipt.
  const isOwnFailure = !['not-admitted', 'rate-limited', 'not-reached', 'in-flight'].includes(kind);
  const outcome: DeliveryOutcome = {
    state: 'unknown',
    message: ambiguousMessage,
    lookAfterSeconds: backoffSeconds(failures, context.ports.random(), longestBackoff.receipt),
    ...(isOwnFailure && { step: 'failed' as const }),
  };
  await context.ports.store.saveDelivery(delivery, outcome);
}
