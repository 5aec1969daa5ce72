/** The length of the shortest password, in characters. It has its own file so that a form can import it without zod. */
export const minPasswordLength = 10;
