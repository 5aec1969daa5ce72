/**
 * The person and the company that a page was rendered for. Every action and upload of the page carries it, so that it
 * acts for them, even when another person has signed in or another company was opened since. On a page of no company,
 * `companyId` is null; on a public page, `userId` is null.
 */
export type PageIdentity = { readonly userId: string | null; readonly companyId: string | null };

export const noIdentity: PageIdentity = { userId: null, companyId: null };

/** The header in which a request of a page names the person that the page was rendered for. */
export const personHeader = 'outlay-person';
