import type { Option } from '@/components/ui/form/option';

/** The own coding of an expense, as its form posts it: ids, lists of ids as JSON, '' for none. */
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
  /** The names of the customers of its parts, by id. */
  readonly customerNames: Readonly<Record<string, string>>;
  /** Whether its tax rate is from a rule, which was for the rule's category. */
  readonly taxRateFromRule: boolean;
  /** Whether the fields are open from the start. */
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

/** The own coding that the linked package takes. */
export type OwnCodingChoices = {
  /** The label of the button that opens the fields: "Split, supplier and tracking". */
  readonly label: string;
  readonly package: string;
  /** Why it cannot be split; null when it can. */
  readonly noSplit: string | null;
  readonly suppliers: boolean;
  readonly customers: boolean;
  readonly dimensions: readonly { readonly ref: string; readonly name: string; readonly options: readonly Option[] }[];
  readonly trackingLimit: number;
};

/** What the fields of the own coding choose from. */
export type OwnCodingOptions = {
  readonly choices: OwnCodingChoices;
  readonly categories: readonly Option[];
  readonly taxRates: readonly Option[];
  readonly currency: string;
};
