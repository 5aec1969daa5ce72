/** The shortest password, in characters. Apart from the schemas, so that a form can name it without loading zod. */
export const minPasswordLength = 10;
