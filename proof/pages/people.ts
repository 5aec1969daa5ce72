/** The people of the largest company and of support who sign in during the measurement. */
export const owner = 'owner@pages.test';
export const employee = 'employee@pages.test';
export const support = 'support@pages.test';

/** Their password. The database is a test database that nobody else can reach. */
export const password = 'correct-horse-battery-pages';
