import {
  Activity,
  Building2,
  Cable,
  House,
  type LucideIcon,
  ReceiptText,
  RefreshCw,
  Settings,
  Split,
  TriangleAlert,
  Wallet,
} from 'lucide-react';

/** One link of the navigation. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: keyof typeof navIcons;
  /** How many items on the page need attention. */
  readonly count?: number;
  /** 'bad' when `count` counts failures. */
  readonly tone?: 'bad';
  /** The paths of pages below this one that have their own links. This link is not marked as current there. */
  readonly except?: readonly string[];
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
  gateway: Cable,
} satisfies Record<string, LucideIcon>;
