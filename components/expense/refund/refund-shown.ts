/** What the form of a refund says about the payment that it returns. Amounts are in minor units, as text. */
export type RefundShown = {
  readonly words: string;
  /** What was not refunded yet. */
  readonly rest: { readonly minor: string; readonly currency: string };
  /** The line that is refunded, when its receipt shows a tax: a part of it has the same part of the tax. */
  readonly line: { readonly minor: string; readonly taxMinor: string } | null;
};
