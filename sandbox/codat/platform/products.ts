import { z } from 'zod';
import { emit } from '../../engine/events';
import { queueFetch } from '../../engine/fetch';
import { customProducts } from '../../settings';
import { type DataType, dataTypes } from '../../store/books';
import { type CompanyRow, findCompany } from '../../store/company';
import { linkedAccounting } from '../../store/connection';
import { badRequest, notFound, parseBody } from '../error';
import { type Call, noContent, operation, type Reply } from '../operation';
import { companyOf } from './companies';

/** Codat's standard products. The keys are the identifiers in its API reference. */
const standardProducts = {
  expenses: 'Expenses',
  'bank-feeds': 'Bank Feeds',
  lending: 'Lending',
  payables: 'Payables',
  'spend-insights': 'Spend Insights',
};

const productNames: ReadonlyMap<string, string> = new Map([
  ...Object.entries(standardProducts),
  ...Object.entries(customProducts).map(([id, { name }]) => [id, name] as const),
]);

const refreshRequest = z.object({ dataTypes: z.array(z.string()).min(1).optional() }).nullish();
const path = '/companies/:companyId/products/:productIdentifier';

/** Operations that add, remove and refresh the products of a company (Codat-Platform; Codat marks them as alpha). */
export const productOperations = [
  operation('add-product', 'PUT', path, (call) => {
    const { company, product, enabled } = productOf(call);
    return enabled.includes(product.id) ? noContent : save(call, company, product, [...enabled, product.id], 'added');
  }),

  operation('remove-product', 'DELETE', path, (call) => {
    const { company, product, enabled } = productOf(call);
    const left = enabled.filter((each) => each !== product.id);
    return left.length === enabled.length ? noContent : save(call, company, product, left, 'removed');
  }),

  operation('refresh-product-data', 'POST', `${path}/refresh`, (call) => {
    const { company, product, enabled } = productOf(call);
    const own = customProducts[product.id];
    if (!own)
      throw badRequest(
        `${product.name} doesn't support data refreshing. For more information, refer to your solution’s documentation [here](https://docs.codat.io).`,
      );
    if (!enabled.includes(product.id)) throw notFound(`Product ${product.id} is not enabled for company ${company.id}`);
    const wanted = wantedTypes(call, own.dataTypes);
    const connection = linkedAccounting(call.sandbox.store, company.id);
    if (!connection) throw notFound(`No linked data connection was found for company ${company.id}`);
    if (isReading(call, company.id))
      throw badRequest(
        'Data cannot be refreshed while a read operation is in progress. Allow the read to complete before attempting to refresh.',
      );
    queueFetch(call.sandbox, connection, wanted, false);
    return { status: 202 };
  }),
];

interface Product {
  readonly id: string;
  readonly name: string;
}

function productOf(call: Call): { company: CompanyRow; product: Product; enabled: readonly string[] } {
  const company = companyOf(call);
  const id = call.params.productIdentifier ?? '';
  const name = productNames.get(id);
  if (name === undefined) throw notFound(`Product ${id} not found`);
  return { company, product: { id, name }, enabled: z.array(z.string()).parse(JSON.parse(company.products)) };
}

function save(
  call: Call,
  company: CompanyRow,
  product: Product,
  products: readonly string[],
  event: 'added' | 'removed',
): Reply {
  const { sandbox } = call;
  sandbox.store.run('UPDATE companies SET products = ? WHERE id = ?', JSON.stringify(products), company.id);
  emit(sandbox, findCompany(sandbox.store, company.id) ?? company, `company.product.${event}`, {
    id: company.id,
    name: company.name,
    description: company.description,
    productId: product.id,
    productName: product.name,
    products,
  });
  return noContent;
}

function wantedTypes(call: Call, offered: readonly DataType[]): readonly DataType[] {
  const names = parseBody(refreshRequest, call.body)?.dataTypes;
  if (!names) return offered;
  const known = names.map((name) => dataTypes.find((each) => each === name && offered.includes(each)));
  if (known.some((each) => each === undefined))
    throw badRequest(
      `Invalid data types: ${names.filter((_, index) => known[index] === undefined).join(', ')}. Valid options: ${offered.join(', ')}.`,
    );
  return known.filter((each) => each !== undefined);
}

const isReading = ({ sandbox }: Call, companyId: string): boolean =>
  sandbox.store.get('SELECT id FROM datasets WHERE company_id = ? AND completed IS NULL', companyId) !== undefined;
