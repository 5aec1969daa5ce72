import type { Option } from '@/lib/domain/list/option';

/**
 * The coding that is set on an expense itself, in the format that the form posts. Values are ids; a list of ids is
 * JSON; '' means that nothing is set.
 */
export type OwnCoding = {
  readonly supplierRef: string;
  readonly supplierName: string;
  readonly supplierSource: string | null;
  readonly trackingRefs: string;
  readonly trackingSource: string | null;
  readonly customerRef: string;
  readonly customerName: string;
  readonly customerSource: string | null;
  /** The parts in the format of serializeParts in lib/domain/expense/lines; '' when the expense is not split. */
  readonly parts: string;
  /** The names of the customers that the parts use, by id. */
  readonly customerNames: Readonly<Record<string, string>>;
  /** Whether a rule set the tax rate. The rule chose it for its own category, so changing the category clears it. */
  readonly taxRateFromRule: boolean;
  /** Whether these fields are visible when the form opens. */
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

/** Which coding can be set on a single expense with the linked package. */
export type OwnCodingChoices = {
  /** The label of the button that shows these fields: "Split, supplier and tracking". */
  readonly label: string;
  readonly package: string;
  /** Why the expense cannot be split; null when it can. */
  readonly noSplit: string | null;
  readonly suppliers: boolean;
  readonly customers: boolean;
  readonly dimensions: readonly { readonly ref: string; readonly name: string; readonly options: readonly Option[] }[];
  readonly trackingLimit: number;
};

/** The options of the fields for coding that is set on an expense itself. */
export type OwnCodingOptions = {
  readonly choices: OwnCodingChoices;
  readonly categories: readonly Option[];
  readonly taxRates: readonly Option[];
  readonly currency: string;
};
