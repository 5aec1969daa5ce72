/** One line of a purchase that the books contain already. Outlay or a person entered it. */
export type PastBooking = {
  readonly accountRef: string;
  /** The supplier's name, or the description of the booking if it has no supplier. */
  readonly supplier: string;
  readonly taxRateRef: string;
  readonly day: string;
};

export type BookingCount = Omit<PastBooking, 'day'> & { readonly times: number; readonly lastDay: string };

/** Counts past bookings with the same supplier, account and tax rate. */
export function countBookings(bookings: readonly PastBooking[]): readonly BookingCount[] {
  const counts = new Map<string, BookingCount>();
  for (const { accountRef, supplier, taxRateRef, day } of bookings) {
    const key = JSON.stringify([accountRef, supplier, taxRateRef]);
    const { times = 0, lastDay = '' } = counts.get(key) ?? {};
    counts.set(key, { accountRef, supplier, taxRateRef, times: times + 1, lastDay: day > lastDay ? day : lastDay });
  }
  return [...counts.values()];
}
