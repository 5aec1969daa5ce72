'use server';
import { z } from 'zod';
import { chooseWay } from '@/lib/data/connection/way';
import { packageKeys } from '@/lib/domain/books/package';
import { ways } from '@/lib/domain/books/package/ways';
import { continueLink, disconnect, startLink, startOver, startReconnect } from '@/lib/workflows/books/link';
import { requestListRefresh } from '@/lib/workflows/books/refresh';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const nothing = z.object({});

/** The connection that the page showed. Another window may have linked another package since. */
const shown = z.object({ connectionId: z.uuid() });

/**
 * Prepares the link to an accounting package. Returns the address of the page where the person gives consent; the
 * browser opens it.
 */
export const linkBooks = viewerAction(
  'connect',
  z.object({ package: z.enum(packageKeys, { error: 'Choose your accounting package.' }) }),
  async (viewer, input) => ({ url: await startLink(viewer, input.package) }),
);

/** Prepares another visit to the consent page of a link that was started. Returns no address if it is linked by now. */
export const continueLinking = viewerAction('connect', shown, async (viewer, { connectionId }) => {
  const url = await continueLink(viewer, connectionId);
  if (url === null) refreshPages();
  return { url };
});

/** Removes a link that was started and not completed. */
export const startLinkOver = viewerAction('connect', shown, async (viewer, { connectionId }) => {
  await startOver(viewer, connectionId);
  refreshPages();
});

export const reconnectBooks = viewerAction('connect', shown, async (viewer, { connectionId }) => ({
  url: await startReconnect(viewer, connectionId),
}));

export const disconnectBooks = viewerAction('connect', shown, async (viewer, { connectionId }) => {
  await disconnect(viewer, connectionId);
  refreshPages();
});

/** Chooses with which API of Codat the company writes to its package. */
export const chooseWriting = viewerAction(
  'connect',
  shown.extend({ way: z.enum(ways, { error: 'Choose a way.' }) }),
  async (viewer, input) => {
    await chooseWay(viewer, input);
    refreshPages();
  },
);

export const refreshLists = viewerAction('connect', nothing, async (viewer) => {
  await requestListRefresh(viewer);
  refreshPages();
});
