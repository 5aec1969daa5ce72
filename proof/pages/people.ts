/** The people of the largest company and of support who sign in during the measurement. */
export const owner = 'owner@pages.test';
export const employee = 'employee@pages.test';
export const support = 'support@pages.test';

/** The password of all people in the benchmark. Their database accepts local connections only. */
export const password = 'correct-horse-battery-pages';
