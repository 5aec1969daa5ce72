import { plural } from '@/lib/domain/plural';
/** How often a supplier's spending was posted to an account. */
export type AccountBookings = {
  readonly accountRef: string;
  readonly supplier: string;
  readonly taxRateRef: string;
  readonly times: number;
};

/** An account to which a category's spending was posted, with the confidence. */
export type BookedAccount = { readonly accountRef: string; readonly confidence: number; readonly reason: string };

/** Groups bookings by category and rates their accounts. `categoryOf` guesses the category of a supplier. */
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
    // A few bookings give a low confidence; a dozen that mostly agree give a high one.
    const weight = Math.min(times / 12, 1) * (times / all);
    return { accountRef, confidence: Math.round(55 + 42 * weight), reason: describeBookings(here, times) };
  });
}

const sum = (booked: readonly AccountBookings[]) => booked.reduce((all, { times }) => all + times, 0);

/** Describes the evidence: "Your books put Shell and BP here 14 times". */
function describeBookings(booked: readonly AccountBookings[], times: number): string {
  const often = [...booked].sort((one, other) => other.times - one.times).map((booking) => booking.supplier);
  const [first, second, third] = [...new Set(often)];
  const who = third ? `${first}, ${second} and others` : second ? `${first} and ${second}` : first;
  return `Your books put ${who} here ${plural(times, 'once', '# times')}`;
}
