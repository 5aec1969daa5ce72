import { platformNameOf } from '../../store/connection';
import { type WriteModel, writableTypes, writeModel, writeModelBody } from '../../write-models/write-model';
import { notFound } from '../error';
import { type Call, ok, operation } from '../operation';
import { connectionOf } from '../platform/connections';

const options = '/companies/:companyId/connections/:connectionId/options';

/**
 * Operations that return the write models of a package. Other OpenAPI documents repeat this path once per data type;
 * this one general operation serves them all.
 */
export const optionOperations = [
  operation('get-create-update-model-options-by-data-type', 'GET', `${options}/:dataType`, (call) =>
    ok(writeModelBody(modelOf(call, call.params.dataType ?? ''))),
  ),
  // The account id in the path is not checked, because every account has the same model.
  operation(
    'get-create-bank-transactions-model',
    'GET',
    `${options}/bankAccounts/:accountId/bankTransactions`,
    (call) => ok(writeModelBody(modelOf(call, 'bankTransactions'))),
  ),
];

function modelOf(call: Call, dataType: string): WriteModel {
  const connection = connectionOf(call);
  // The documents list no 400 and no 409 for these operations, so an unlinked connection is a 404.
  if (connection.status !== 'Linked') throw notFound(`Data connection ${connection.id} is not linked.`);
  const type = writableTypes.find((each) => each === dataType);
  const model = type && writeModel(connection.platform_key, type);
  if (!model) throw notFound(`Datatype [${dataType}] not supported by platform(s) [${platformNameOf(connection)}]`);
  return model;
}
