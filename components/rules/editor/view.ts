/** A rule as a row of the list. */
export type RuleView = {
  readonly id: string;
  readonly name: string;
  /** The conditions in words: "When the merchant contains “Uber”". */
  readonly when: string;
  /** The coding that it sets, in words: "Travel, 20% VAT". */
  readonly gives: string;
  /** The number of expenses that it coded in the last 90 days. */
  readonly coded: number;
};

/** Returns the order of the rules with one rule moved by this many positions, at most to the start or end. */
export function moved(order: readonly string[], id: string, by: number): readonly string[] {
  const from = order.indexOf(id);
  const to = Math.min(Math.max(from + by, 0), order.length - 1);
  if (from < 0 || from === to) return order;
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
