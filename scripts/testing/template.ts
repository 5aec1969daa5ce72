/** The name of the migrated database of which each test file gets a copy. */
export const templateName = 'outlay_template';
