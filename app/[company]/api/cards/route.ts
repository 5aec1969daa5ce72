import { entriesRoute } from '../books/options';

/** Returns the company's cards whose name contains a text. */
export const GET = entriesRoute('cards');
