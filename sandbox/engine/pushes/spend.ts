import { z } from 'zod';
import { exceedsLimit, tooLargeMessage } from '../../ledger/limit';
import { buildSpend } from '../../ledger/spend';
import type { ResolvedExpense, ResolvedLine } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { dayOf } from '../day';
import { toMinor } from '../money';
import { postRecord } from './post-record';
import { type Outcome, type PushRow, refusedOutcome } from './push-row';
import { ReferenceLookup, reference } from './reference-lookup';

const amount = z.number();
const line = z.object({
  description: z.string().nullish(),
  unitAmount: amount,
  quantity: amount,
  discountAmount: amount.nullish(),
  subTotal: amount.nullish(),
  taxAmount: amount.nullish(),
  totalAmount: amount.nullish(),
  accountRef: reference.partial().nullish(),
  taxRateRef: reference.partial().nullish(),
  trackingCategoryRefs: z.array(reference).nullish(),
  tracking: z.object({ recordRefs: z.array(reference).nullish(), invoiceTo: reference.nullish() }).nullish(),
});

/** Direct cost and direct income, as the Accounting API's schema has them. */
export const spendPayload = z.object({
  reference: z.string().nullish(),
  note: z.string().nullish(),
  contactRef: reference.nullish(),
  issueDate: z.string().min(10),
  currency: z.string().regex(/^[A-Z]{3}$/),
  currencyRate: z.number().positive().nullish(),
  lineItems: z.array(line).min(1),
  paymentAllocations: z
    .array(
      z.object({
        payment: z.object({ accountRef: reference.nullish() }),
        allocation: z.object({ totalAmount: amount.nullish() }),
      }),
    )
    .min(1),
  subTotal: amount,
  taxAmount: amount,
  totalAmount: amount,
});
type Spend = z.infer<typeof spendPayload>;

/** A direct cost as money spent, a direct income as money received, under the package's own rules. */
export function writeSpend(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  const { store } = sandbox;
  const wanted = spendPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const draft = draftOf(connection, references, push, wanted);
  checkTotals(references, wanted);
  if (!draft || references.faults.length > 0) return { faults: references.faults };
  const accountingPackage = packageOf(connection);
  const refusal = accountingPackage.refuse(draft);
  if (refusal !== undefined) return refusedOutcome(push.data_type, '', refusal);
  const taxAccount = liveRecords(store, connection.id, 'chartOfAccounts').find(({ role }) => role === 'tax');
  if (!taxAccount) throw new Error(`${references.info.name} has no tax account`);
  const written = buildSpend(accountingPackage, draft, taxAccount, 1);
  if (exceedsLimit(written)) return refusedOutcome(push.data_type, '', tooLargeMessage);
  return postRecord(sandbox, connection, push, written);
}

function draftOf(
  connection: ConnectionRow,
  references: ReferenceLookup,
  push: PushRow,
  wanted: Spend,
): ResolvedExpense | undefined {
  const type = push.data_type === 'directCosts' ? 'Payment' : 'Refund';
  const kind = packageOf(connection).contactKind(type);
  const list =
    wanted.contactRef?.dataType === 'customers' || (kind === 'customer' && wanted.contactRef?.dataType !== 'suppliers')
      ? 'customers'
      : 'suppliers';
  const [allocation, ...more] = wanted.paymentAllocations;
  if (more.length > 0) references.fault('PaymentAllocations', 'Only one payment allocation can be specified.');
  const bank = references.account(allocation?.payment.accountRef?.id, 'PaymentAllocations[0].Payment.AccountRef');
  const contact = references.contact(wanted.contactRef?.id, list, 'ContactRef');
  const lines = wanted.lineItems.map((each, index) => lineOf(references, each, `LineItems[${index}]`));
  if (!bank) return undefined;
  return {
    type,
    date: dayOf(wanted.issueDate),
    currency: wanted.currency,
    rate: wanted.currencyRate ?? undefined,
    info: references.info,
    bank,
    contact,
    reference: wanted.reference ?? '',
    description: wanted.note ?? '',
    merchantName: '',
    postAsDraft: false,
    lines,
  };
}

function lineOf(references: ReferenceLookup, wanted: Spend['lineItems'][number], path: string): ResolvedLine {
  const tracking = [
    ...(wanted.trackingCategoryRefs ?? []),
    ...(wanted.tracking?.recordRefs ?? []).filter(
      ({ dataType }) => (dataType ?? 'trackingCategories') === 'trackingCategories',
    ),
  ];
  const ids = [...new Set(tracking.map(({ id }) => id))];
  return {
    description: wanted.description ?? '',
    net: netOf(wanted),
    tax: wanted.taxAmount ?? undefined,
    account: references.account(wanted.accountRef?.id, `${path}.AccountRef`),
    taxRate: references.taxRate(wanted.taxRateRef?.id, `${path}.TaxRateRef`),
    tracking: ids.flatMap((id) => references.tracking(id, `${path}.TrackingCategoryRefs`)),
    invoiceTo: wanted.tracking?.invoiceTo?.id,
  };
}

const netOf = (line: Spend['lineItems'][number]): number =>
  line.subTotal ?? line.unitAmount * line.quantity - (line.discountAmount ?? 0);

/** Lines, totals and the allocation have to agree to the minor unit (Codat, direct-cost models). */
function checkTotals(references: ReferenceLookup, wanted: Spend): void {
  const minor = (value: number): number => toMinor(value, wanted.currency);
  const net = wanted.lineItems.reduce((sum, line) => sum + minor(netOf(line)), 0);
  const tax = wanted.lineItems.reduce((sum, line) => sum + minor(line.taxAmount ?? 0), 0);
  if (net !== minor(wanted.subTotal))
    references.fault('SubTotal', 'The sum of the line items must equal the sub total.');
  if (tax !== minor(wanted.taxAmount))
    references.fault('TaxAmount', 'The sum of the tax amounts of the line items must equal the tax amount.');
  if (minor(wanted.subTotal) + minor(wanted.taxAmount) !== minor(wanted.totalAmount)) {
    references.fault(
      'TotalAmount',
      `The line item total ${wanted.subTotal + wanted.taxAmount} must equal the transaction total ${wanted.totalAmount}`,
    );
  }
  const allocated = wanted.paymentAllocations[0]?.allocation.totalAmount;
  if (allocated !== undefined && allocated !== null && minor(allocated) !== minor(wanted.totalAmount))
    references.fault(
      'PaymentAllocations[0].Allocation.TotalAmount',
      'The allocation total must equal the transaction total.',
    );
}
