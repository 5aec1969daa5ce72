import 'server-only';
import { cache } from 'react';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type LanePause, lanePause } from './lane-pause';

/**
 * Returns the pause of the company's lane, or null. The result is cached for one request, so that the layout and the
 * page share it.
 */
export const currentPause = cache((viewer: Viewer): Promise<LanePause | null> => lanePause(viewer));
