import {
  Activity,
  ArrowLeftRight,
  BookOpen,
  Building2,
  House,
  type LucideIcon,
  ReceiptText,
  RefreshCw,
  ScrollText,
  Settings,
  ShieldAlert,
  Split,
  TriangleAlert,
  Wallet,
} from 'lucide-react';

/** One entry of the navigation. `count` is what waits there; `tone: 'bad'` when it waits because it failed. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: NavIcon;
  readonly count?: number;
  readonly tone?: 'bad';
  /** A page beneath this one that has an entry of its own. */
  readonly except?: string;
};

export const navIcons = {
  home: House,
  expenses: Wallet,
  receipts: ReceiptText,
  syncs: RefreshCw,
  reconcile: ArrowLeftRight,
  mapping: Split,
  settings: Settings,
  failures: TriangleAlert,
  causes: ShieldAlert,
  companies: Building2,
  catalogue: BookOpen,
  health: Activity,
  audit: ScrollText,
} satisfies Record<string, LucideIcon>;

export type NavIcon = keyof typeof navIcons;
