/** Staff see all companies in one locale, with times in UTC. */
export const supportLocale = 'en-GB';
