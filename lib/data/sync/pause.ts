import 'server-only';
import { cache } from 'react';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type LanePause, lanePause } from './lanes';

/** Why the company's expenses wait, read once for the frame and the page in it. */
export const currentPause = cache((viewer: Viewer): Promise<LanePause | null> => lanePause(viewer));
