import { fromMinor } from '../engine/money';
import type { Organisation, PastPurchase } from '../organisations/organisation';
import { type ConnectionRow, packageOf } from '../store/connection';
import type { Store } from '../store/store';
import { post } from './ledger';
import type { PostableRecord } from './record';
import { buildSpend, type SpendRecord } from './spend';

/**
 * The months before linking that have past purchases. The newest months have none, so that Outlay does not take what is
 * recorded there for a purchase that is in the books already.
 */
const [oldest, newest] = [12, 4];

/** Posts what the customer's bookkeeper paid from the current account every month before the company was linked. */
export function postPastPurchases(store: Store, connection: ConnectionRow, organisation: Organisation): void {
  const today = store.clock.iso();
  for (let ago = oldest; ago >= newest; ago -= 1)
    for (const purchase of organisation.past) {
      const { kind, date, record, postings } = recordOf(connection, organisation, purchase, monthBefore(today, ago));
      post(store, connection, {
        id: packageOf(connection).newRecordId(store.next(`record/${connection.id}`)),
        transactionId: undefined,
        syncId: undefined,
        kind,
        date,
        doc: record,
        requestId: undefined,
        postings,
      });
    }
}

function recordOf(
  connection: ConnectionRow,
  { accounts, taxRates, suppliers, info }: Organisation,
  [supplier, code, total, day]: PastPurchase,
  month: string,
): PostableRecord<SpendRecord> {
  const bank = accounts.find((account) => account.bank === 'Debit');
  const account = accounts.find((each) => each.code === code);
  const contact = suppliers.find(({ name }) => name === supplier);
  const taxAccount = accounts.find(({ role }) => role === 'tax');
  if (!bank || !account || !contact || !taxAccount) throw new Error(`${info.name} has no ${supplier} or no ${code}`);
  const taxRate = taxRates.find(({ id }) => id === account.defaultTaxRateId);
  const tax = Math.round((total * (taxRate?.rate ?? 0)) / (100 + (taxRate?.rate ?? 0)));
  const amount = (minor: number): number => fromMinor(minor, info.baseCurrency);
  const expense = {
    type: 'Payment' as const,
    date: `${month}-${String(day).padStart(2, '0')}`,
    currency: info.baseCurrency,
    rate: undefined,
    info,
    bank,
    contact,
    reference: '',
    description: '',
    merchantName: '',
    postAsDraft: false,
    lines: [
      {
        description: supplier,
        net: amount(total - tax),
        tax: amount(tax),
        account,
        taxRate,
        tracking: [],
        invoiceTo: undefined,
      },
    ],
  };
  return buildSpend(packageOf(connection), expense, taxAccount, 1);
}

/** Returns a month before the one of an instant, as `YYYY-MM`. */
function monthBefore(instant: string, months: number): string {
  const first = new Date(`${instant.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - months);
  return first.toISOString().slice(0, 7);
}
