import { personHeader } from '@/lib/domain/company/page-identity';
import { addressIn } from './address';
import type { ShownPage } from './shown-page';

/**
 * Sends a request to a route of the page's company. `path` is relative to the company: "/api/receipts". The route refuses
 * the request when another person has signed in since the page was rendered.
 */
export const requestFrom = ({ base, identity }: ShownPage, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(addressIn(base, path), { ...init, headers: personHeaders({ identity }) });

/** Returns the headers that name the person the page was rendered for. */
export const personHeaders = ({ identity }: Pick<ShownPage, 'identity'>): Record<string, string> =>
  identity.userId ? { [personHeader]: identity.userId } : {};
