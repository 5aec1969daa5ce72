import type { Client } from 'pg';
import { hashPassword } from '@/lib/auth/passwords';
import { employee, password, support } from '../people';

/** The number of people in the largest company and in each other company. */
const [mostPeople, fewPeople] = [40, 5];

/**
 * Adds the people of every company: a bookkeeper and employees, and an owner for each copy of the template. Two of the
 * users can sign in: an employee of the largest company, and a member of the support staff. Creates `bench.people`.
 */
export async function addPeople(client: Client): Promise<void> {
  const passwordHash = await hashPassword(password);
  await client.query(`alter table bench.companies add people int`);
  await client.query(`update bench.companies set people = case no when 0 then ${mostPeople} else ${fewPeople} end`);
  await client.query(`
    create unlogged table bench.people as
    select c.no, c.company_id, p as place, gen_random_uuid() as user_id,
      case p when 1 then 'owner' when 2 then 'bookkeeper' else 'employee' end as role
    from bench.companies c, generate_series(1, c.people) p`);
  await client.query(`
    update bench.people p set user_id = m.user_id from members m
    where p.no = 0 and p.place = 1 and m.company_id = p.company_id`);
  await client.query(
    `insert into users (id, email, name, password_hash)
     select user_id, case when no = 0 and place = 3 then $1 else 'person-' || no || '-' || place || '@pages.test' end,
       (array['Ella','Ben','Sam','Noor','Ivy','Tom','Lena','Raj','Mia','Joe'])[1 + (no + place) % 10] || ' ' ||
       (array['Nair','Okafor','Marsh','Whitfield','Hughes','Costa','Bauer','Lowe'])[1 + (no * 3 + place) % 8],
       case when no = 0 and place = 3 then $2 end
     from bench.people where not (no = 0 and place = 1)`,
    [employee, passwordHash],
  );
  await client.query(`
    insert into members (company_id, user_id, role)
    select company_id, user_id, role::"Role" from bench.people where not (no = 0 and place = 1)`);
  await client.query(
    `with added as (
       insert into users (id, email, name, password_hash) values (gen_random_uuid(), $1, 'Sam Whitfield', $2) returning id)
     insert into staff (user_id, role) select id, 'agent' from added`,
    [support, passwordHash],
  );
}
