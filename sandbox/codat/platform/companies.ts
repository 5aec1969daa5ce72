import { v4 as newId } from 'uuid';
import { z } from 'zod';
import { emit } from '../../engine/events';
import { allCompanies, type CompanyRow, companyBody, companyFields, findCompany } from '../../store/company';
import { removeCompany } from '../../store/removal';
import { CodatError, companyNotFound, parseBody } from '../error';
import { type Call, noContent, ok, operation } from '../operation';
import { paginate } from '../query/paging';
import { malformedQuery } from '../query/query';
import { searchableCompany } from '../query/searchable';

/** Characters outside Codat's pattern are taken out, not refused. */
const allowedName = (name: string): string => name.replace(/[^A-Za-z0-9\s\-',&@.,?!]/g, '');

const tags = z
  .record(
    z.string().regex(/^.{1,27}$/, 'A tag name must be 1 to 27 characters.'),
    z.string().max(100, 'A tag value must be at most 100 characters.'),
  )
  .refine((value) => Object.keys(value).length <= 10, 'A company can have at most 10 tags.');

const companyRequest = z.object({
  name: z
    .string()
    .transform(allowedName)
    .refine((name) => name.trim() !== '', 'Name must not be empty.'),
  description: z.string().nullish(),
  tags: tags.nullish(),
});
const companyPatch = companyRequest.extend({ name: companyRequest.shape.name.nullish() });

export function companyOf(call: Call): CompanyRow {
  const id = call.params.companyId ?? '';
  const company = findCompany(call.sandbox.store, id);
  if (!company) throw companyNotFound(id);
  return company;
}

export const companyOperations = [
  operation('list-companies', 'GET', '/companies', (call) => {
    const companies = allCompanies(call.sandbox.store).filter(hasTags(call.query.get('tags')));
    return ok(
      paginate(
        call,
        companies.map((company) => companyBody(call.sandbox, company)),
        searchableCompany,
      ),
    );
  }),

  operation('create-company', 'POST', '/companies', (call) => {
    const request = parseBody(companyRequest, call.body, 'ClientsApi');
    refuseAboveLimit(call);
    const id = newId();
    call.sandbox.store.run(
      'INSERT INTO companies (id, name, description, tags, products, created) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      request.name,
      request.description ?? '',
      JSON.stringify(request.tags ?? {}),
      JSON.stringify(['expenses']),
      call.sandbox.store.clock.iso(),
    );
    const company = companyOf({ ...call, params: { companyId: id } });
    emit(call.sandbox, company, 'company.created', companyFields(call.sandbox, company));
    return ok(companyBody(call.sandbox, company));
  }),

  operation('get-company', 'GET', '/companies/:companyId', (call) => ok(companyBody(call.sandbox, companyOf(call)))),

  operation('replace-company', 'PUT', '/companies/:companyId', (call) => {
    const company = companyOf(call);
    const request = parseBody(companyRequest, call.body, 'ClientsApi');
    return ok(
      save(call, company, { name: request.name, description: request.description ?? '', tags: request.tags ?? {} }),
    );
  }),

  operation('update-company', 'PATCH', '/companies/:companyId', (call) => {
    const company = companyOf(call);
    const request = parseBody(companyPatch, call.body, 'ClientsApi');
    return ok(
      save(call, company, {
        name: request.name ?? company.name,
        description: request.description ?? company.description,
        tags: request.tags ?? JSON.parse(company.tags),
      }),
    );
  }),

  operation('delete-company', 'DELETE', '/companies/:companyId', (call) => {
    const { sandbox } = call;
    const company = companyOf(call);
    emit(sandbox, company, 'company.deleted', companyFields(sandbox, company));
    removeCompany(sandbox.store, company.id);
    return noContent;
  }),
];

/** What the client's plan allows (Codat, "Errors"); without a limit unless the control plane sets one. */
function refuseAboveLimit({ sandbox }: Call): void {
  const most = sandbox.rateLimiter.limits.companies;
  if (most === undefined || allCompanies(sandbox.store).length < most) return;
  throw new CodatError(402, 'PublicApi', 'CompanyValidationException: Company limit exceeded', [
    {
      itemId: 'Company',
      message: 'Company limit exceeded. Learn more at https://docs.codat.io/using-the-api/errors',
      validatorName: 'CreateCompany',
    },
  ]);
}

function save(
  call: Call,
  company: CompanyRow,
  values: { name: string; description: string; tags: Record<string, string> },
): unknown {
  call.sandbox.store.run(
    'UPDATE companies SET name = ?, description = ?, tags = ? WHERE id = ?',
    values.name,
    values.description,
    JSON.stringify(values.tags),
    company.id,
  );
  return companyBody(call.sandbox, companyOf(call));
}

/** `region=uk && team=x`, with `=`, `!=` and `~`; `||` binds less tightly, as in a query. */
function hasTags(filter: string | null): (company: CompanyRow) => boolean {
  if (!filter) return () => true;
  const choices = filter.split('||').map((choice) => choice.split('&&').map(tagTest));
  return (company) => {
    const own = new Map<string, string>(Object.entries(JSON.parse(company.tags)));
    return choices.some((tests) => tests.every((test) => test(own)));
  };
}

function tagTest(text: string): (own: ReadonlyMap<string, string>) => boolean {
  const [, key, sign, wanted] = /^\s*([^=!~<>|]+?)\s*(!=|=|~)\s*([^=!~<>|].*?)\s*$/.exec(text) ?? [];
  if (key === undefined || wanted === undefined) throw malformedQuery();
  if (sign === '!=') return (own) => own.get(key) !== wanted;
  return (own) => (sign === '~' ? (own.get(key)?.includes(wanted) ?? false) : own.get(key) === wanted);
}
