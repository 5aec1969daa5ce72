import type { Option } from '@/components/ui/form/option';

/** What an expense has of its own, as its form sends it: ids, lists of them as JSON, and empty for none. */
export type OwnCoding = {
  readonly supplierRef: string;
  readonly supplierName: string;
  readonly supplierSource: string | null;
  readonly trackingRefs: string;
  readonly trackingSource: string | null;
  readonly customerRef: string;
  readonly customerName: string;
  readonly customerSource: string | null;
  /** lib/domain/expense/lines. */
  readonly parts: string;
  /** What the customers of its parts are called. */
  readonly customerNames: Readonly<Record<string, string>>;
  /** Its tax rate is a rule's, for the rule's category. */
  readonly taxRateFromRule: boolean;
  /** Whether there is anything to show from the start. */
  readonly open: boolean;
};

export const noOwnCoding: OwnCoding = {
  supplierRef: '',
  supplierName: '',
  supplierSource: null,
  trackingRefs: '',
  trackingSource: null,
  customerRef: '',
  customerName: '',
  customerSource: null,
  parts: '',
  customerNames: {},
  taxRateFromRule: false,
  open: false,
};

/** What the linked package takes of it. */
export type OwnCodingChoices = {
  /** The words of the button that opens it: "Split, supplier and tracking". */
  readonly label: string;
  readonly package: string;
  /** Why it cannot be split; null when it can. */
  readonly noSplit: string | null;
  readonly suppliers: boolean;
  readonly customers: boolean;
  readonly dimensions: readonly { readonly ref: string; readonly name: string; readonly options: readonly Option[] }[];
  readonly trackingLimit: number;
};
