/** Staff look into companies of many places; they read all of them alike, in UTC. */
export const supportLocale = 'en-GB';
