import {
  Activity,
  Building2,
  House,
  type LucideIcon,
  ReceiptText,
  RefreshCw,
  Settings,
  Split,
  TriangleAlert,
  Wallet,
} from 'lucide-react';

/** One entry of the navigation. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: keyof typeof navIcons;
  /** How many things need attention on the page. */
  readonly count?: number;
  /** Set when the count is of failures. */
  readonly tone?: 'bad';
  /** A page below this one that has an entry of its own. */
  readonly except?: string;
};

export const navIcons = {
  home: House,
  expenses: Wallet,
  receipts: ReceiptText,
  syncs: RefreshCw,
  mapping: Split,
  settings: Settings,
  failures: TriangleAlert,
  companies: Building2,
  health: Activity,
} satisfies Record<string, LucideIcon>;
