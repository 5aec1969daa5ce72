import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import type { GroupDimension } from './grouped';

type Names = { readonly label: Prisma.Sql; readonly names: Prisma.Sql };

/** The name of a key, and the table that has it, for sums `s` by a dimension whose keys are ids. */
export const namesOf: Readonly<Partial<Record<GroupDimension, Names>>> = {
  category: {
    label: Prisma.sql`c.name`,
    names: Prisma.sql`left join categories c on c.id = nullif(s.key, '')::uuid`,
  },
  person: { label: Prisma.sql`u.name`, names: Prisma.sql`left join users u on u.id = nullif(s.key, '')::uuid` },
  card: { label: Prisma.sql`c.name`, names: Prisma.sql`left join cards c on c.id = nullif(s.key, '')::uuid` },
};
