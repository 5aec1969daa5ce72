import { plural } from '@/lib/domain/plural';
/** How often purchases from a supplier were posted to an account with a tax rate. */
export type AccountBookings = {
  readonly accountRef: string;
  readonly supplier: string;
  readonly taxRateRef: string;
  readonly times: number;
};

/**
 * An account to which purchases of a category were posted before, with the confidence in per cent that it is the right
 * one.
 */
export type BookedAccount = { readonly accountRef: string; readonly confidence: number; readonly reason: string };

/**
 * Returns, for each category, the accounts to which its purchases were posted before. `categoryOf` guesses the category
 * of a supplier.
 */
export function accountsByCategory(
  bookings: readonly AccountBookings[],
  categoryOf: (supplier: string) => string | null,
): ReadonlyMap<string, readonly BookedAccount[]> {
  const known = new Map<string, string | null>();
  const byCategory = new Map<string, AccountBookings[]>();
  for (const booking of bookings) {
    if (!known.has(booking.supplier)) known.set(booking.supplier, categoryOf(booking.supplier));
    const category = known.get(booking.supplier);
    if (category) byCategory.set(category, [...(byCategory.get(category) ?? []), booking]);
  }
  return new Map([...byCategory].map(([category, booked]) => [category, bookedAccounts(booked)]));
}

function bookedAccounts(booked: readonly AccountBookings[]): BookedAccount[] {
  const all = sum(booked);
  const accounts = [...new Set(booked.map((booking) => booking.accountRef))];
  return accounts.map((accountRef) => {
    const here = booked.filter((booking) => booking.accountRef === accountRef);
    const times = sum(here);
    // The confidence grows with the number of bookings, up to twelve, and with their share of all bookings of the
    // category.
    const weight = Math.min(times / 12, 1) * (times / all);
    return { accountRef, confidence: Math.round(55 + 42 * weight), reason: describeBookings(here, times) };
  });
}

const sum = (booked: readonly AccountBookings[]) => booked.reduce((all, { times }) => all + times, 0);

/** Describes the bookings as a reason: "Your books put Shell and BP here 14 times". */
function describeBookings(booked: readonly AccountBookings[], times: number): string {
  const often = [...booked].sort((one, other) => other.times - one.times).map((booking) => booking.supplier);
  const [first, second, third] = [...new Set(often)];
  const who = third ? `${first}, ${second} and others` : second ? `${first} and ${second}` : first;
  return `Your books put ${who} here ${plural(times, 'once', '# times')}`;
}
