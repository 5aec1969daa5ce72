/** A rule as the list shows it. */
export type RuleView = {
  readonly id: string;
  readonly name: string;
  /** "When the merchant contains “Uber”". */
  readonly when: string;
  /** "Travel, 20 % VAT". */
  readonly gives: string;
  /** The number of expenses it coded in the last 90 days. */
  readonly coded: number;
};

/** Returns the order with one rule moved by a number of places. */
export function moved(order: readonly string[], id: string, by: number): readonly string[] {
  const from = order.indexOf(id);
  const to = Math.min(Math.max(from + by, 0), order.length - 1);
  if (from < 0 || from === to) return order;
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
