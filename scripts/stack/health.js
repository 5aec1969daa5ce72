/** Returns whether Outlay at this address responds and can use its database. */
export const isHealthy = async (url) => (await tryFetch(`${url}/api/health`))?.status === 200;

/** Returns whether any server responds at this address. */
export const isReachable = async (url) => (await tryFetch(url)) !== undefined;

async function tryFetch(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response;
  } catch {
    return undefined;
  }
}
