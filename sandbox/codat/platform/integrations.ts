import { packageFor, packages } from '../../packages/index';
import type { AccountingPackage } from '../../packages/package';
import { type DataType, dataTypes } from '../../store/books';
import { writableTypes, writeModel } from '../../write-models/write-model';
import { notFound } from '../error';
import { type Call, ok, operation } from '../operation';
import { paginate } from '../query/paging';
import { searchableIntegration } from '../query/searchable';

function integration({ baseUrl }: { readonly baseUrl: string }, each: AccountingPackage): object {
  return {
    key: each.key,
    logoUrl: `${baseUrl}/_sandbox/logos/${each.key}.svg`,
    name: each.name,
    enabled: true,
    sourceId: each.sourceId,
    sourceType: 'Accounting',
    integrationId: each.integrationId,
    isOfflineConnector: each.isDesktop ?? false,
    isBeta: false,
    dataProvidedBy: '',
    datatypeFeatures: dataTypes.map((type) => ({
      // The OpenAPI schema declares `dataType`, but its example and its required fields have `datatype`. The sandbox
      // sends both.
      dataType: type,
      datatype: type,
      supportedFeatures: featuresOf(each, type).map((featureType) => ({ featureType, featureState: 'Release' })),
    })),
  };
}

/**
 * Returns the features of a package for a data type. Every type can be read. A type can be written if the package has a
 * write model for it (Codat, "Push", table of write types).
 */
function featuresOf(each: AccountingPackage, type: DataType): readonly string[] {
  const writable = writableTypes.find((known) => known === type);
  if (!writable || !writeModel(each.key, writable)) return ['Get'];
  return [
    'Get',
    'Post',
    ...(type === 'suppliers' || type === 'customers' ? ['Put'] : []),
    ...(type === 'directCosts' || type === 'journalEntries' ? ['Delete'] : []),
    ...(each.attachments && (type === 'directCosts' || type === 'directIncomes') ? ['UploadAttachment'] : []),
  ];
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
      paginate(
        call,
        packages.map((each) => integration(call.sandbox, each)),
        searchableIntegration,
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
];
