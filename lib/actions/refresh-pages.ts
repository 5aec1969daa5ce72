import 'server-only';
import { revalidatePath } from 'next/cache';

/**
 * Makes the page that posted the action, and every other page of a company, load current data. Next.js renders the page
 * again in the response of the action.
 */
export const refreshPages = (): void => revalidatePath('/[company]', 'layout');
