/** The support pages show every company's data in this locale, with times in UTC. */
export const supportLocale = 'en-GB';
