/** One line of the customer's own spending, as it stands in the books. */
export type PastBooking = {
  readonly accountRef: string;
  /** The supplier's name, or the record's own words where it names none. */
  readonly supplier: string;
  readonly taxRateRef: string;
  readonly day: string;
};

export type BookingCount = Omit<PastBooking, 'day'> & { readonly times: number; readonly lastDay: string };

/** How often each supplier's spending went to which account, under which tax rate. */
export function countBookings(bookings: readonly PastBooking[]): readonly BookingCount[] {
  const habits = new Map<string, BookingCount>();
  for (const { accountRef, supplier, taxRateRef, day } of bookings) {
    const key = JSON.stringify([accountRef, supplier, taxRateRef]);
    const { times = 0, lastDay = '' } = habits.get(key) ?? {};
    habits.set(key, { accountRef, supplier, taxRateRef, times: times + 1, lastDay: day > lastDay ? day : lastDay });
  }
  return [...habits.values()];
}
