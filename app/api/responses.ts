/** For responses with a company's data. */
export const uncached = { headers: { 'cache-control': 'private, no-store' } };

export const refuse = (status: number, message: string): Response => Response.json({ message }, { status });

export const signedOut = (): Response => refuse(401, 'You were signed out. Sign in and try again.');
