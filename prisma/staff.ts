// Usage: npm run staff -- ADDRESS ROLE. Adds a user to the support staff, or changes their role.
import { env } from '@/lib/env';
import { appointStaff } from './appoint-staff';

const [email = '', role = ''] = process.argv.slice(2);
await appointStaff(env().DATABASE_URL, email.toLowerCase(), role);
process.stdout.write(`${email} now has the staff role ${role}.\n`);
