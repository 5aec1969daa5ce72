import { profileSchema, readProfile, writeProfile } from '../../store/profile';
import { invalidRequest, parseBody } from '../error';
import { ok, operation } from '../operation';

/**
 * Operations on the client's profile: the name that Link shows to customers, and the URL that Link redirects them to.
 */
export const profileOperations = [
  operation('get-profile', 'GET', '/profile', (call) => ok(readProfile(call.sandbox.store))),
  operation('update-profile', 'PUT', '/profile', (call) => {
    const profile = parseBody(profileSchema, call.body, 'ClientsApi');
    if (profile.redirectUrl !== '' && !/^https?:\/\//.test(profile.redirectUrl))
      throw invalidRequest('redirectUrl', 'The redirect URL must be an absolute URL.', 'Profile', 'ClientsApi');
    writeProfile(call.sandbox.store, profile);
    return ok(profile);
  }),
];
