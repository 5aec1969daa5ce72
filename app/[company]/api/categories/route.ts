import { entriesRoute } from '../books/options';

/** Returns the company's categories whose name contains a text. */
export const GET = entriesRoute('categories');
