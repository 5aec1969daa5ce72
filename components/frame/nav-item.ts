import type { IconName } from '@/components/ui/display/icon';
import type { NavCounts } from '@/lib/domain/live/counts';

/** One link of the navigation. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** How many items on the page need attention. */
  readonly count?: number;
  /** Which of the live counts `count` is. */
  readonly counts?: keyof NavCounts;
  /** 'bad' when `count` counts failures. */
  readonly tone?: 'bad';
  /** The paths of pages below this one that have their own links. This link is not marked as current there. */
  readonly except?: readonly string[];
  /** Other paths whose pages belong here. The link is marked as current there too. */
  readonly also?: readonly string[];
};
