import { z } from 'zod';
import { isCurrency } from '@/lib/domain/currency';
import { requiredLine } from '@/lib/domain/required-line';
import { initialTimeZone } from '@/lib/domain/time-zone';
import { countryOfCurrency, isCountry } from './country';
import { minPasswordLength } from './password';
import { roles } from './role';

/**
 * An email address in lower case. The part before the @ must be ASCII: with look-alike letters, a person could register
 * an address that is easily mistaken for another one.
 */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email({ error: 'Enter an email address such as name@company.com.' })
      .max(254, { error: 'The address is too long.' }),
  );

const newPassword = z
  .string()
  .min(minPasswordLength, { error: `Use at least ${minPasswordLength} characters.` })
  .max(200, { error: 'Use at most 200 characters.' })
  .refine((password) => new Set(password).size > 4, { error: 'Use a password with more different characters.' });

const personName = requiredLine('Enter your name.', 100);

// Codat drops the characters of a company name that it does not accept, without an error (Codat, create company).
export const companyName = requiredLine('Enter the company’s name.', 100);

export const signInInput = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, { error: 'Enter your email address.' })
    .max(254)
    // Postgres rejects NUL, and no address contains other control characters.
    .regex(/^\P{Cc}*$/u, { error: 'Enter your email address.' }),
  password: z.string().min(1, { error: 'Enter your password.' }).max(200),
});

const currency = z.string().refine(isCurrency, { error: 'Choose a currency.' });

export const country = z.string().refine(isCountry, { error: 'Choose a country.' });

/** Adds the likeliest country of the currency to a form without one. */
const withCountry = <Form extends { currency: string; country?: string | undefined }>(form: Form) => ({
  ...form,
  country: form.country ?? countryOfCurrency(form.currency),
});

export const signUpInput = z
  .object({
    company: companyName,
    currency,
    country: country.optional(),
    name: personName,
    email: emailAddress,
    password: newPassword,
    timeZone: initialTimeZone,
  })
  .transform(withCountry);

export const joinInput = z.object({ token: z.string().min(1), name: personName, password: newPassword });

export const inviteInput = z.object({ email: emailAddress, role: z.enum(roles, { error: 'Choose a role.' }) });

export const companyInput = z
  .object({ name: companyName, currency, country: country.optional(), timeZone: initialTimeZone })
  .transform(withCountry);
