import pg from 'pg';
import { staffRoles } from '@/lib/domain/company/role';

/**
 * Adds a user to the support staff, or changes the staff role of a member. `databaseUrl` must belong to the owner of
 * the database, because the application's own role (outlay_app) cannot write the staff table.
 */
export async function appointStaff(databaseUrl: string, email: string, role: string): Promise<void> {
  if (!staffRoles.some((known) => known === role)) throw new Error(`The role must be one of ${staffRoles.join(', ')}.`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.address', $1, true)`, [email]);
    const found = await client.query<{ id: string }>('select id from users where email = $1', [email]);
    const [user] = found.rows;
    if (!user) throw new Error(`There is no user with the address ${email}. They must sign up first.`);
    await client.query(`select set_config('app.user', $1, true)`, [user.id]);
    await client.query(
      `insert into staff (user_id, role) values ($1, $2::"StaffRole") on conflict (user_id) do update set role = excluded.role`,
      [user.id, role],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
}
