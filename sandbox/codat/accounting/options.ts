import { platformNameOf } from '../../store/connection';
import { type WriteModel, writableTypes, writeModel, writeModelBody } from '../../write-models/write-model';
import { CodatError, notFound } from '../error';
import { type Call, ok, operation } from '../operation';
import { connectionOf } from '../platform/connections';

const options = '/companies/:companyId/connections/:connectionId/options';

/**
 * What a package takes when a record is written. The accounting, expenses and bank feeds documents each have operations
 * for single types; their paths are those of the platform's one.
 */
export const optionOperations = [
  operation('get-create-update-model-options-by-data-type', 'GET', `${options}/:dataType`, (call) =>
    ok(writeModelBody(modelOf(call, call.params.dataType ?? ''))),
  ),
  // The same for every account, so that an account Codat does not know is not refused.
  operation(
    'get-create-bank-transactions-model',
    'GET',
    `${options}/bankAccounts/:accountId/bankTransactions`,
    (call) => ok(writeModelBody(modelOf(call, 'bankTransactions'))),
  ),
];

function modelOf(call: Call, dataType: string): WriteModel {
  const connection = connectionOf(call);
  // The documents list no 400 and no 409 for these operations: what has no package behind it yet has no options.
  if (connection.status !== 'Linked')
    throw new CodatError(404, 'PublicApi', `Data connection ${connection.id} is not linked.`);
  const type = writableTypes.find((each) => each === dataType);
  const model = type && writeModel(connection.platform_key, type);
  if (!model) throw notFound(`Datatype [${dataType}] not supported by platform(s) [${platformNameOf(connection)}]`);
  return model;
}
