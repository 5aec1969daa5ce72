/** Response options that forbid caching. Use them for every response that contains data of a company. */
export const uncached = { headers: { 'cache-control': 'private, no-store' } };

export const refuse = (status: number, message: string): Response => Response.json({ message }, { status });
