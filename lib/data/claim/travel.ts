import 'server-only';
import type { Tx } from '@/lib/data/db';
import { inScope } from '@/lib/data/db';
import { addClaim, changeExpense } from '@/lib/data/expense/expenses';
import type { NewClaim } from '@/lib/data/expense/form-facts';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { rateOn, type TravelRate, unitWords } from '@/lib/domain/claim/travel/rate';
import { taxYearOf } from '@/lib/domain/claim/travel/tax-year';
import { type TravelAmount, travelAmount } from '@/lib/domain/claim/travel/travel';
import type { TravelInput } from '@/lib/domain/claim/travel/travel-input';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ExpenseInput, type ExpenseLine, expenseLimits } from '@/lib/domain/expense/expense';
import { formatDecimal } from '@/lib/domain/number';
import { Refusal } from '@/lib/domain/refusal';
import { shorten } from '@/lib/domain/text';
import { ratesIn } from './rates';

/** Records mileage or a per diem as a draft, at the rate that is valid on its day. Idempotent. */
export const addTravel = (viewer: Viewer, input: TravelInput): Promise<void> =>
  addClaim(
    viewer,
    formOf(viewer, input),
    (tx) => travelOf(tx, viewer, input, { personId: viewer.userId, recordedBefore: null }),
    (kept) => isSameTravel(kept, input),
  );

const isSameTravel = ({ day, claim }: ExpenseRow, input: TravelInput): boolean =>
  day === input.day &&
  claim?.travel?.kind === input.kind &&
  claim.travel.name === input.name &&
  claim.travel.milli === String(input.quantity) &&
  claim.travel.reason === input.reason;

/** Changes mileage or a per diem. It gets the rate that is valid on its day now. */
export const changeTravel = (viewer: Viewer, input: TravelInput): Promise<void> =>
  changeExpense(viewer, formOf(viewer, input), (tx, before) => {
    if (before.claim?.kind !== input.kind) throw new Refusal('This claim is no longer there.');
    return travelOf(tx, viewer, input, { personId: before.spenderId, recordedBefore: before.createdAt });
  });

/** The distance that a person has claimed for a vehicle type between two days, in thousandths. */
export type ClaimedDistance = { readonly name: string; readonly milli: bigint };

/**
 * Returns what the viewer has claimed of each vehicle type in the tax year of a day. For a claim that is edited: what its person
 * had claimed before it.
 */
export const claimedDistances = (
  viewer: Viewer,
  day: string,
  edited?: ExpenseRow,
): Promise<readonly ClaimedDistance[]> =>
  inScope(viewer, (tx) => {
    const { from, to } = taxYearOf(viewer.country, day);
    return tx.$queryRaw<ClaimedDistance[]>`
      select r.vehicle as name, sum(r.distance_milli)::bigint as milli from reimbursables r join movements m on m.id = r.id
      where r.company_id = ${viewer.companyId}::uuid and r.kind = 'mileage' and m.person_id = ${edited?.spenderId ?? viewer.userId}::uuid
        and (${edited?.createdAt ?? null}::timestamptz is null or m.created_at < ${edited?.createdAt ?? null}::timestamptz)
        and m.removed_at is null and m.day between ${from}::bpchar and ${to}::bpchar
      group by 1 limit 100`;
  });

type Claimant = {
  readonly personId: string;
  /** Only what was recorded before this instant counts towards the threshold. Null: everything. */
  readonly recordedBefore: Date | null;
};

async function travelOf(tx: Tx, viewer: Viewer, input: TravelInput, claimant: Claimant): Promise<NewClaim> {
  const { kind, name, day, quantity: milli, reason } = input;
  // Two claims at the same time would both find the same distance before them.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`mileage ${viewer.companyId} ${claimant.personId}`}, 0))`;
  const rate = rateOn(await ratesIn(tx, viewer.companyId), { kind, name, day });
  if (!rate)
    throw new Refusal(`There is no rate for ${name} on this day.`, { name: 'Choose another, or another day.' });
  const before = kind === 'mileage' ? await distanceBefore(tx, viewer, input, claimant) : 0n;
  const currency = viewer.baseCurrency;
  const amount = travelAmount(rate, { milli, before, currency });
  if (amount.minor === 0n)
    throw new Refusal('At this rate the amount is zero.', { quantity: 'Enter a larger number.' });
  return {
    kind,
    amount: { minor: amount.minor, currency },
    note: shorten(`${reason} · ${calculation(rate, amount, viewer)}`, expenseLimits.note),
    lines: linesOf(input, amount, currency),
    vehicle: kind === 'mileage' ? name : null,
    distanceMilli: kind === 'mileage' ? milli : null,
    travel: {
      ...{ kind, name, reason, unit: rate.unit, milli: String(milli), rateId: rate.id },
      bands: amount.bands.map((band) => ({ milli: String(band.milli), rate: band.rate })),
      fuelRate: rate.fuelRate,
      fuelTaxPercent: rate.fuelTaxPercent,
    },
  };
}

async function distanceBefore(
  tx: Tx,
  viewer: Viewer,
  { id, name, day }: TravelInput,
  claimant: Claimant,
): Promise<bigint> {
  const { from, to } = taxYearOf(viewer.country, day);
  const [row] = await tx.$queryRaw<{ milli: bigint }[]>`
    select coalesce(sum(r.distance_milli), 0)::bigint as milli from reimbursables r join movements m on m.id = r.id
    where r.company_id = ${viewer.companyId}::uuid and r.kind = 'mileage' and r.vehicle = ${name} and r.id <> ${id}::uuid
      and m.person_id = ${claimant.personId}::uuid and m.removed_at is null and m.day between ${from}::bpchar and ${to}::bpchar
      and (${claimant.recordedBefore}::timestamptz is null or m.created_at < ${claimant.recordedBefore}::timestamptz)`;
  return row?.milli ?? 0n;
}

/** "120 miles × 0.45", with a part for each rate. */
const calculation = ({ unit }: TravelRate, { bands }: TravelAmount, { locale }: Viewer): string =>
  bands.map((band) => `${unitWords(band.milli, unit)} × ${formatDecimal(band.rate, locale)}`).join(' + ');

/** The fuel of mileage has tax, and the rest of it and a per diem have none. */
function linesOf(
  { categoryId }: TravelInput,
  { minor, fuelMinor, fuelTaxMinor }: TravelAmount,
  currency: string,
): ExpenseLine[] {
  const line = (part: bigint, taxMinor: bigint): ExpenseLine => ({
    amount: { minor: part, currency },
    categoryId,
    taxRateRef: null,
    taxMinor,
    trackingRefs: null,
    customerRef: null,
    sources: { category: { by: 'hand' } },
  });
  if (fuelTaxMinor === 0n) return [line(minor, 0n)];
  return [line(fuelMinor, fuelTaxMinor), ...(minor > fuelMinor ? [line(minor - fuelMinor, 0n)] : [])];
}

/** The form of an expense with what the travel decides. The amount and the note are set when the rate is known. */
const formOf = (
  viewer: Viewer,
  { id, revision, kind, name, day, categoryId, receiptIds }: TravelInput,
): ExpenseInput => ({
  ...{ id, revision, day, receiptIds, categoryId },
  type: 'payment',
  merchant: `${kind === 'mileage' ? 'Mileage' : 'Per diem'}, ${name}`,
  amount: { minor: 1n, currency: viewer.baseCurrency },
  currency: viewer.baseCurrency,
  rate: null,
  taxRateRef: null,
  taxAmount: '',
  taxMinor: null,
  note: '',
  cardId: null,
  supplierRef: null,
  customerRef: null,
  trackingRefs: '',
  parts: '',
  refundOf: null,
});
