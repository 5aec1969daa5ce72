import 'server-only';
import { cache } from 'react';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type LanePause, lanePause } from './lane-pause';

/** Returns the company's pause, read once per request for the layout and the page. */
export const currentPause = cache((viewer: Viewer): Promise<LanePause | null> => lanePause(viewer));
