'use server';
import { hashPassword } from '@/lib/auth/passwords';
import { foundCompanyIn } from '@/lib/data/company/companies';
import { addressIsTaken, addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { signUpInput } from '@/lib/domain/company/person';
import { Refusal } from '@/lib/domain/refusal';
import { publicAction } from './wrapper';

/**
 * Creates a person and a company with that person as the owner. Returns the email address, with which the form then
 * signs the person in.
 */
export const signUp = publicAction(
  signUpInput,
  async ({ company, currency, country, name, email, password, timeZone }) => {
    const [userId, companyId] = [newId(), newId()];
    const passwordHash = await hashPassword(password);
    try {
      await inScope({ companyId, userId }, async (tx) => {
        await addUser(tx, { id: userId, email, name, passwordHash });
        await foundCompanyIn(tx, companyId, userId, {
          name: company,
          baseCurrency: currency,
          timeZone,
          country,
        });
      });
    } catch (error) {
      if (!addressIsTaken(error)) throw error;
      throw new Refusal('There is an account with this address already. Sign in with it.', {
        email: 'There is an account with this address already.',
      });
    }
    return { email };
  },
);
