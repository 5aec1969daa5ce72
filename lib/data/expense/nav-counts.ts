import 'server-only';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { NavCounts } from '@/lib/domain/live/counts';
import { type Attention, attentionOf } from './attention';

/** Returns the numbers in the navigation of the company. */
export const readNavCounts = async (viewer: Viewer): Promise<NavCounts> => navCounts(await attentionOf(viewer));

export const navCounts = ({
  ready,
  incomplete,
  receiptsMissing,
  failed,
  connection,
  unmapped,
}: Attention): NavCounts => ({
  ready,
  incomplete,
  receiptsMissing,
  failed,
  unmapped: connection?.linkedAt ? unmapped.length : 0,
});
