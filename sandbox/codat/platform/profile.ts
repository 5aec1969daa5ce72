import { profileSchema, readProfile, writeProfile } from '../../store/profile';
import { CodatError, parseBody } from '../error';
import { ok, operation } from '../operation';

/** The client's name, which the customer sees at Link, and where Link sends them afterwards. */
export const profileOperations = [
  operation('get-profile', 'GET', '/profile', (call) => ok(readProfile(call.sandbox.store))),
  operation('update-profile', 'PUT', '/profile', (call) => {
    const profile = parseBody(profileSchema, call.body, 'ClientsApi');
    if (profile.redirectUrl !== '' && !/^https?:\/\//.test(profile.redirectUrl)) {
      throw new CodatError(400, 'ClientsApi', 'Error processing request - not valid.', [
        { itemId: 'redirectUrl', message: 'The redirect URL must be an absolute URL.', validatorName: 'Profile' },
      ]);
    }
    writeProfile(call.sandbox.store, profile);
    return ok(profile);
  }),
];
