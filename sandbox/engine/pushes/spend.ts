import { z } from 'zod';

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

/** The body of a direct cost or a direct income, as in the schema of the Accounting API. */
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

/** Writes a direct cost as spend money, or a direct income as receive money. The rules of the package apply. */
export function writeSpend(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  const { store } = sandbox;
  const input = spendPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const expense = resolveSpend(connection, references, push, input);
  checkTotals(references, input);
  if (!expense || references.faults.length > 0) return { faults: references.faults };
  const accountingPackage = packageOf(connection);
  const refusal = accountingPackage.refuse(expense);
  if (refusal !== undefined) return refusedOutcome(push.data_type, '', refusal);
  const taxAccount = liveRecords(store, connection.id, 'chartOfAccounts').find(({ role }) => role === 'tax');
  if (!taxAccount) throw new Error(`${references.info.name} has no tax account`);
  return postRecord(sandbox, connection, push, buildSpend(accountingPackage, expense, taxAccount, 1));
}

function resolveSpend(
  connection: ConnectionRow,
  references: ReferenceLookup,
  push: PushRow,
  input: Spend,
): ResolvedExpense | undefined {
  const type = push.data_type === 'directCosts' ? 'Payment' : 'Refund';
  const kind = packageOf(connection).contactKind(type);
  const list =
    input.contactRef?.dataType === 'customers' || (kind === 'customer' && input.contactRef?.dataType !== 'suppliers')
      ? 'customers'
      : 'suppliers';
  const [allocation, ...more] = input.paymentAllocations;
  if (more.length > 0) references.fault('PaymentAllocations', 'Only one payment allocation can be specified.');
  const bank = references.account(allocation?.payment.accountRef?.id, 'PaymentAllocations[0].Payment.AccountRef');
  const contact = references.contact(input.contactRef?.id, list, 'ContactRef');
  const lines = input.lineItems.map((each, index) => resolveLine(references, each, `LineItems[${index}]`));
  if (!bank) return undefined;
  return {
    type,
    date: dayOf(input.issueDate),
    currency: input.currency,
    rate: input.currencyRate ?? undefined,
    info: references.info,
    bank,
    contact,
    reference: input.reference ?? '',
    description: input.note ?? '',
    merchantName: '',
    postAsDraft: false,
    lines,
  };
}

function resolveLine(references: ReferenceLookup, input: Spend['lineItems'][number], path: string): ResolvedLine {
  const tracking = [
    ...(input.trackingCategoryRefs ?? []),
    ...(input.tracking?.recordRefs ?? []).filter(
      ({ dataType }) => (dataType ?? 'trackingCategories') === 'trackingCategories',
    ),
  ];
  const ids = [...new Set(tracking.map(({ id }) => id))];
  return {
    description: input.description ?? '',
    net: netOf(input),
    tax: input.taxAmount ?? undefined,
    account: references.account(input.accountRef?.id, `${path}.AccountRef`),
    taxRate: references.taxRate(input.taxRateRef?.id, `${path}.TaxRateRef`),
    tracking: ids.flatMap((id) => references.tracking(id, `${path}.TrackingCategoryRefs`)),
    invoiceTo: input.tracking?.invoiceTo?.id,
  };
}

const netOf = (line: Spend['lineItems'][number]): number =>
  line.subTotal ?? line.unitAmount * line.quantity - (line.discountAmount ?? 0);

/** Checks that the lines, the totals and the payment allocation agree to the minor unit (Codat, direct-cost models). */
function checkTotals(references: ReferenceLookup, input: Spend): void {
  const minor = (value: number): number => toMinor(value, input.currency);
  const net = input.lineItems.reduce((sum, line) => sum + minor(netOf(line)), 0);
  const tax = input.lineItems.reduce((sum, line) => sum + minor(line.taxAmount ?? 0), 0);
  if (net !== minor(input.subTotal))
    references.fault('SubTotal', 'The sum of the line items must equal the sub total.');
  if (tax !== minor(input.taxAmount))
    references.fault('TaxAmount', 'The sum of the tax amounts of the line items must equal the tax amount.');
  if (minor(input.subTotal) + minor(input.taxAmount) !== minor(input.totalAmount)) {
    references.fault(
      'TotalAmount',
      `The line item total ${input.subTotal + input.taxAmount} must equal the transaction total ${input.totalAmount}`,
    );
  }
  const allocated = input.paymentAllocations[0]?.allocation.totalAmount;
  if (allocated !== undefined && allocated !== null && minor(allocated) !== minor(input.totalAmount))
    references.fault(
      'PaymentAllocations[0].Allocation.TotalAmount',
      'The allocation total must equal the transaction total.',
    );
}
