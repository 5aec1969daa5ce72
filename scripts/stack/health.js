/** Whether Outlay at this address says that it is well, its database included. */
export const isHealthy = async (url) => (await tryFetch(`${url}/api/health`))?.status === 200;

/** Whether anything at all answers at this address. */
export const answers = async (url) => (await tryFetch(url)) !== undefined;

async function tryFetch(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response;
  } catch {
    return undefined;
  }
}
