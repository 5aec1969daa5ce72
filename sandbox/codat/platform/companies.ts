import { v4 as newId } from 'uuid';
import { z } from 'zod';
import { emit } from '../../engine/events';
import { allCompanies, type CompanyRow, companyBody, companyFields, findCompany } from '../../store/company';
import { removeCompany } from '../../store/removal';
import { companyNotFound, parseBody } from '../error';
import { companyLimitExceeded } from '../gateway/response';
import { type Call, noContent, ok, operation } from '../operation';
import { paginate } from '../query/paging';
import { malformedQuery } from '../query/query';
import { searchableCompany } from '../query/searchable';

/**
 * Removes the characters that Codat does not allow in a company name. Codat accepts such a name and removes them too.
 */
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
    const { store } = call.sandbox;
    const companies = allCompanies(store).filter(hasTags(call.query.get('tags')));
    const bodies = companies.map((company) => companyBody(call.sandbox, company));
    return ok(paginate(call, bodies, searchableCompany));
  }),

  operation('create-company', 'POST', '/companies', (call) => {
    const request = parseBody(companyRequest, call.body, 'ClientsApi');
    checkPlanLimit(call);
    const { store } = call.sandbox;
    const id = newId();
    store.insert('companies', {
      id,
      name: request.name,
      description: request.description ?? '',
      tags: JSON.stringify(request.tags ?? {}),
      products: JSON.stringify(['expenses']),
      created: store.clock.iso(),
    });
    const company = companyOf({ ...call, params: { companyId: id } });
    emit(call.sandbox, company, 'company.created', companyFields(call.sandbox, company));
    return ok(companyBody(call.sandbox, company));
  }),

  operation('get-company', 'GET', '/companies/:companyId', (call) => ok(companyBody(call.sandbox, companyOf(call)))),

  operation('replace-company', 'PUT', '/companies/:companyId', (call) => {
    const company = companyOf(call);
    const { name, description, tags } = parseBody(companyRequest, call.body, 'ClientsApi');
    return ok(save(call, company, { name, description: description ?? '', tags: tags ?? {} }));
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

/**
 * Throws a 402 when the client's plan allows no more companies (Codat, "Errors"). There is a limit only if the control
 * plane set one.
 */
function checkPlanLimit({ sandbox }: Call): void {
  const { companies } = sandbox.rateLimiter.limits;
  if (companies !== undefined && allCompanies(sandbox.store).length >= companies) throw companyLimitExceeded();
}

function save(
  call: Call,
  company: CompanyRow,
  values: { name: string; description: string; tags: Record<string, string> },
): unknown {
  const sql = 'UPDATE companies SET name = ?, description = ?, tags = ? WHERE id = ?';
  call.sandbox.store.run(sql, values.name, values.description, JSON.stringify(values.tags), company.id);
  return companyBody(call.sandbox, companyOf(call));
}

/**
 * Returns a test for a tag filter such as `region=uk && team=x`. The operators are `=`, `!=` and `~` (contains). `&&`
 * binds more tightly than `||`.
 */
function hasTags(filter: string | null): (company: CompanyRow) => boolean {
  if (!filter) return () => true;
  const choices = filter.split('||').map((choice) => choice.split('&&').map(tagTest));
  return (company) => {
    const tags = new Map<string, string>(Object.entries(JSON.parse(company.tags)));
    return choices.some((tests) => tests.every((test) => test(tags)));
  };
}

function tagTest(text: string): (tags: ReadonlyMap<string, string>) => boolean {
  const [, key, sign, wanted] = /^\s*([^=!~<>|]+?)\s*(!=|=|~)\s*([^=!~<>|].*?)\s*$/.exec(text) ?? [];
  if (key === undefined || wanted === undefined) throw malformedQuery();
  if (sign === '!=') return (tags) => tags.get(key) !== wanted;
  return (tags) => (sign === '~' ? (tags.get(key)?.includes(wanted) ?? false) : tags.get(key) === wanted);
}
