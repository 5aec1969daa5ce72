import { useSyncExternalStore } from 'react';

/**
 * Whether the component is rendered in the browser, after its HTML was taken over. What only scripts and their users
 * need is added then, so that it is not in the HTML once for each row of a list.
 */
export const useHydrated = (): boolean => useSyncExternalStore(never, inBrowser, inHtml);

const never = () => () => undefined;
const inBrowser = () => true;
const inHtml = () => false;
