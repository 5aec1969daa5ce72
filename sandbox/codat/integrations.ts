import { packageFor, packages } from '../packages/index';
import type { AccountingPackage } from '../packages/package';
import { profileSchema, readProfile, writeProfile } from '../store/profile';
import { companyOf } from './companies';
import { CodatError, notFound, parseBody } from './error';
import { type Call, ok, operation } from './operation';
import { pageOf } from './paging';

const features = (...types: readonly string[]) =>
  types.map((featureType) => ({ featureType, featureState: 'Release' }));

function integration({ baseUrl }: { readonly baseUrl: string }, each: AccountingPackage): object {
  return {
    key: each.key,
    logoUrl: `${baseUrl}/_sandbox/logos/${each.key}.svg`,
    name: each.name,
    enabled: true,
    sourceId: each.sourceId,
    sourceType: 'Accounting',
    integrationId: each.integrationId,
    isOfflineConnector: each.key === 'pqsw',
    isBeta: false,
    dataProvidedBy: '',
    datatypeFeatures: [
      ...['chartOfAccounts', 'bankAccounts', 'suppliers', 'customers'].map((datatype) => ({
        datatype,
        supportedFeatures: features('Get', 'Post'),
      })),
      ...['taxRates', 'trackingCategories', 'company'].map((datatype) => ({
        datatype,
        supportedFeatures: features('Get'),
      })),
      ...(each.takesExpenses
        ? [
            {
              datatype: 'directCosts',
              supportedFeatures: features('Post', ...(each.attachments ? ['UploadAttachment'] : [])),
            },
          ]
        : []),
    ],
  };
}

function packageOfCall(call: Call): AccountingPackage {
  const key = call.params.platformKey ?? '';
  const found = packageFor(key);
  if (!found) throw notFound(`Integration with key ${key} not found`);
  return found;
}

export const integrationOperations = [
  operation('list-integrations', 'GET', '/integrations', (call) =>
    ok(
      pageOf(
        call,
        packages.map((each) => integration(call.sandbox, each)),
      ),
    ),
  ),
  operation('get-integration', 'GET', '/integrations/:platformKey', (call) =>
    ok(integration(call.sandbox, packageOfCall(call))),
  ),
  operation('get-integrations-branding', 'GET', '/integrations/:platformKey/branding', (call) => {
    const each = packageOfCall(call);
    const image = {
      image: { src: `${call.sandbox.baseUrl}/_sandbox/logos/${each.key}.svg`, alt: `${each.name} logo` },
    };
    return ok({
      logo: { full: image, square: image },
      button: { default: image, hover: image },
      sourceId: each.sourceId,
    });
  }),

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

  operation('get-company-access-token', 'GET', '/companies/:companyId/accessToken', (call) => {
    const company = companyOf(call);
    const accessToken = Buffer.from(`sandbox.${company.id}.${call.requestId}`).toString('base64url');
    return ok({ expiresIn: 86_400, accessToken, tokenType: 'Bearer' });
  }),
];
